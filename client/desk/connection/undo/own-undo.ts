import * as Y from 'yjs';
import { bodyOf, hasParts, TABLE, textIn } from '../../../../shared/document/sequence/form.ts';
import './redone-items.ts';
import type { Stack, StepItems } from './step-items.ts';
import { itemsOf } from './step-items.ts';
import { dropTornSteps } from './torn-steps.ts';

/** The origin of what this person writes; only that is taken back. */
export const OWN_EDIT = { name: 'own edit' };

/** The item of a map or text that holds another, or null for a root. */
function holderOf({ parent }: Y.Item): Y.Item | null {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the item of a type
  return parent instanceof Y.AbstractType ? parent._item : null;
}

/** What stands before a line: a block, or a line end that stays. */
function isBoundary(item: Y.Item, step: StepItems): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  if (type instanceof Y.Map && type.has('type')) return true;
  return !item.deleted && !step.has(item);
}

/**
 * True for an end that came with its line: all that it was written behind, back to the line before, goes in the
 * same step or is gone. The end of a line that was split has words before it that stay.
 */
function cameWithLine(end: Y.Item, step: StepItems, { store }: Y.Doc): boolean {
  for (let id = end.origin; id !== null;) {
    // Yjs declares the result as an item, and gives a GC struct where the content is gone.
    const item: Y.Item | Y.GC = Y.getItem(store, id);
    if (!(item instanceof Y.Item) || isBoundary(item, step)) return true;
    const isWord = item.countable && !(item.content instanceof Y.ContentType);
    if (!item.deleted && isWord && !step.has(item)) return false;
    id = item.origin;
  }
  return true;
}

/**
 * Takes back what this person did here, and nothing of anybody else. What was made stays in the document
 * without its sign of life, so that it shows again where a colleague has written in it meanwhile. Belongs to
 * the connection: an editor that closes forgets no step.
 */
export class OwnUndo extends Y.UndoManager {
  constructor(document: Y.Doc) {
    super(bodyOf(document), {
      trackedOrigins: new Set([OWN_EDIT]),
      deleteFilter: (item) => this.#mayDelete(item),
    });
    document.on('afterTransaction', this.#dropTorn);
  }

  /** The stack from which steps are taken, and what it held before. */
  #taking: { readonly stack: Stack; readonly before: Stack } | null = null;
  /** The step that was asked about last. */
  #asked: { readonly step: Stack[number]; readonly items: StepItems } | null = null;

  readonly #dropTorn = (transaction: Y.Transaction): void => dropTornSteps(this, transaction);

  override destroy(): void {
    this.doc.off('afterTransaction', this.#dropTorn);
    super.destroy();
  }

  override undo() {
    return this.#during(this.undoStack, () => super.undo());
  }

  override redo() {
    return this.#during(this.redoStack, () => super.redo());
  }

  #during<Value>(stack: Stack, work: () => Value): Value {
    this.#taking = { stack, before: [...stack] };
    try {
      return work();
    } finally {
      this.#taking = null;
      this.#asked = null;
    }
  }

  /** Of the step whose turn it is: Yjs goes on to the one before where nothing is left to be taken back. */
  #itemsTaken(): StepItems | null {
    if (this.#taking === null) return null;
    const { stack, before } = this.#taking;
    const step = before[stack.length];
    if (step === undefined) return null;
    if (this.#asked?.step !== step) this.#asked = { step, items: itemsOf(step, this.doc) };
    return this.#asked.items;
  }

  #mayDelete(item: Y.Item): boolean {
    const step = this.#itemsTaken();
    if (step === null) return true;
    // Rows, columns and cells lose their sign of life at most. What somebody has brought back to life stays so:
    // others may have counted on it meanwhile.
    if (item.parent instanceof Y.Array) return false;
    const holder = holderOf(item);
    if (item.parentSub !== null) {
      const isMadeWithIt = holder !== null && step.has(holder);
      if (item.parentSub === 'live') return isMadeWithIt || this.redoing;
      return !isMadeWithIt;
    }
    const type = item.content instanceof Y.ContentType ? item.content.type : null;
    if (!(type instanceof Y.Map)) return true;
    const map = type as Y.Map<unknown>;
    if (!map.has('type')) return !cameWithLine(item, step, this.doc);
    const name = textIn(map, 'type');
    return name !== TABLE && !hasParts(name);
  }
}
