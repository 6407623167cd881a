import * as Y from 'yjs';
import { bodyOf, hasParts, TABLE, textIn } from '../../../../shared/document/sequence/form.ts';
import './redone-items.ts';
import { dropTornSteps } from './torn-steps.ts';

/** The origin of what this person writes; only that is taken back. */
export const OWN_EDIT = { name: 'own edit' };

/** Items that were inserted in one step of undo. */
type Step = Y.UndoManager['undoStack'][number]['insertions'];

const holds = (step: Step, id: Y.ID): boolean => Y.isDeleted(step, id);

/** The item of a map or text that holds another, or null for a root. */
function holderOf({ parent }: Y.Item): Y.Item | null {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the item of a type
  return parent instanceof Y.AbstractType ? parent._item : null;
}

/** What stands before a line: a block, or a line end that stays. */
function isBoundary(item: Y.Item, step: Step): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  if (type instanceof Y.Map && type.has('type')) return true;
  return !item.deleted && !holds(step, item.id);
}

/**
 * True for an end that came with its line: all that it was written behind, back to the line before, goes in the
 * same step or is gone. The end of a line that was split has words before it that stay.
 */
function cameWithLine(end: Y.Item, step: Step, { store }: Y.Doc): boolean {
  for (let id = end.origin; id !== null;) {
    // Yjs declares the result as an item, and gives a GC struct where the content is gone.
    const item: Y.Item | Y.GC = Y.getItem(store, id);
    if (!(item instanceof Y.Item) || isBoundary(item, step)) return true;
    const goes = holds(step, item.id) && holds(step, id);
    const isWord = item.countable && !(item.content instanceof Y.ContentType);
    if (!item.deleted && isWord && !goes) return false;
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

  /** The step that is being taken back or done again. */
  #step: Step | null = null;

  readonly #dropTorn = (transaction: Y.Transaction): void => dropTornSteps(this, transaction);

  override destroy(): void {
    this.doc.off('afterTransaction', this.#dropTorn);
    super.destroy();
  }

  override undo() {
    return this.#during(this.undoStack.at(-1), () => super.undo());
  }

  override redo() {
    return this.#during(this.redoStack.at(-1), () => super.redo());
  }

  #during<Value>(item: Y.UndoManager['undoStack'][number] | undefined, work: () => Value): Value {
    this.#step = item?.insertions ?? null;
    try {
      return work();
    } finally {
      this.#step = null;
    }
  }

  #mayDelete(item: Y.Item): boolean {
    const step = this.#step;
    if (step === null) return true;
    // Rows, columns and cells lose their sign of life at most. What somebody has brought back to life stays so:
    // others may have counted on it meanwhile.
    if (item.parent instanceof Y.Array) return false;
    const holder = holderOf(item);
    if (item.parentSub !== null) {
      const isMadeWithIt = holder !== null && holds(step, holder.id);
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
