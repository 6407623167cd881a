import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/ydoc.ts';

const asOthersHaveIt = (document: Y.Doc): Y.Doc => {
  const others = new Y.Doc();
  Y.applyUpdate(others, Y.encodeStateAsUpdate(document));
  return others;
};

const blocksOf = (document: Y.Doc): readonly string[] =>
  bodyOf(document)
    .toArray()
    .map((block) => JSON.stringify(block));

/**
 * An undo may bring words back in another order here than everywhere else: Yjs puts each between what its
 * neighbours have become, and after several undos these may have changed sides (yjs issue 699). What is read
 * here then counts, as this is the person who has seen it: such blocks are written anew.
 */
export function keepSameOrder(document: Y.Doc): void {
  const theirs = blocksOf(asOthersHaveIt(document));
  const other = blocksOf(document).flatMap((block, index) =>
    block === theirs[index] ? [] : [index],
  );
  if (other.length === 0) return;
  const body = bodyOf(document);
  document.transact(() => {
    const anew = other.map((index) => [index, body.get(index).clone()] as const);
    for (const index of other.toReversed()) body.delete(index);
    for (const [index, block] of anew) body.insert(index, [block]);
  });
}
