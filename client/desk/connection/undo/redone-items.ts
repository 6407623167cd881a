import * as Y from 'yjs';

// Yjs brings back what an undo restores as new items, between what the neighbours of the old ones have become.
// After several undos these may be one and the same, or have changed sides (yjs issue 699), and then replicas
// find different places for the item, depending on how each keeps the text around it.

// oxlint-disable-next-line typescript/unbound-method -- called below with the item as its `this`
const { integrate } = Y.Item.prototype;

function comesBefore(left: Y.Item, right: Y.Item): boolean {
  for (let item = left.right; item !== null; item = item.right) if (item === right) return true;
  return false;
}

/** The left neighbour is where the item goes: what stands there now is its right one. */
Y.Item.prototype.integrate = function integrateInOrder(transaction, offset) {
  const { left, right } = this;
  const isRedone = transaction.origin instanceof Y.UndoManager;
  if (isRedone && left !== null && right !== null && !comesBefore(left, right)) {
    this.right = left.right;
    this.rightOrigin = left.right === null ? null : left.right.id;
  }
  integrate.call(this, transaction, offset);
};
