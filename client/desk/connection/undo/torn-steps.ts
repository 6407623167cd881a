import * as Y from 'yjs';

/** A colleague's edit takes away few lines that were hidden; the server's sweep takes many. */
const FEWEST_SWEPT = 100;

/** The items under which the keys of a line or block are written. */
function keysOf({ content }: Y.Item): readonly Y.Item[] {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.Map)) return [];
  // Yjs has no other way to the items of a map's keys.
  // oxlint-disable-next-line no-underscore-dangle
  return [...content.type._map.values()];
}

/**
 * Steps that hid lines which the server has swept meanwhile. Taken back, they would bring the words of all these
 * lines back as one; they can be taken back no more.
 */
export function dropTornSteps(manager: Y.UndoManager, transaction: Y.Transaction): void {
  const { undoStack, redoStack } = manager;
  if (transaction.local || undoStack.length + redoStack.length === 0) return;
  const swept: Y.ID[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item)) return;
    // What was live until now goes by a colleague's edit.
    const hidden = keysOf(struct).filter(
      ({ parentSub, id, deleted }) =>
        parentSub === 'live' && deleted && !Y.isDeleted(transaction.deleteSet, id),
    );
    for (const { id } of hidden) swept.push(id);
  });
  if (swept.length < FEWEST_SWEPT) return;
  const isWhole = ({ deletions }: Y.UndoManager['undoStack'][number]): boolean =>
    !swept.some((id) => Y.isDeleted(deletions, id));
  manager.undoStack = undoStack.filter(isWhole);
  manager.redoStack = redoStack.filter(isWhole);
}
