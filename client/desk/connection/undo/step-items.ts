import * as Y from 'yjs';

/** Steps that can be taken back or done again, the next one last. */
export type Stack = readonly Y.UndoManager['undoStack'][number][];

/** What a step has made: its items, and those as which an undo has brought them back. */
export type StepItems = ReadonlySet<Y.Item>;

export function itemsOf({ insertions }: Stack[number], document: Y.Doc): StepItems {
  const items = new Set<Y.Item>();
  const add = (struct: Y.Item | Y.GC): void => {
    for (let made = struct; made instanceof Y.Item;) {
      items.add(made);
      if (made.redone === null) return;
      // Yjs declares the result as an item, and gives a GC struct where the content is gone.
      made = Y.getItem(document.store, made.redone) as Y.Item | Y.GC;
    }
  };
  document.transact((transaction) => Y.iterateDeletedStructs(transaction, insertions, add));
  return items;
}
