import { GapCursor } from '@tiptap/pm/gapcursor';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Selection, Transaction } from '@tiptap/pm/state';
import type { StepMap } from '@tiptap/pm/transform';
import { Mapping } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { indexOfEnd } from '../../../../shared/document/sequence/places.ts';
import type { Projection } from '../../../../shared/document/sequence/projection.ts';
import type { ShownBody } from '../../../../shared/document/sequence/shown-body.ts';
import { writeDocument } from '../../../../shared/document/sequence/write-document.ts';
import type { AnchoredSelection } from './anchored-selection.ts';
import { anchorSelection, restoreSelection } from './anchored-selection.ts';
import { OWN_EDIT, type OwnUndo } from '../../connection/undo/own-undo.ts';
import { findLostPlace } from './lost-place.ts';
import type { InStep } from './replace-blocks.ts';
import { replaceBlocks } from './replace-blocks.ts';
import { FIELD_IS_BACK, LOST_PLACE, SHOWN } from './transaction-marks.ts';

/** The editor as far as a binding needs it: it works without a screen. */
export interface BoundEditor {
  readonly state: () => EditorState;
  readonly dispatch: (transaction: Transaction) => void;
}

/** A selection, and the places that it held on to when others' writing moved it there. */
interface Held {
  readonly selection: Selection;
  readonly anchored: AnchoredSelection;
}

const MAXIMUM_DEPTH = 8;
const SELECTION = 'selection';

type StackEvent = Parameters<
  Parameters<typeof Y.UndoManager.prototype.on<'stack-item-added'>>[1]
>[0];

/**
 * Ties an editor to the body of a Yjs document. Local steps become the smallest edits of the sequence; what
 * others write is projected and shown by small steps. The editor always shows what the sequence says.
 */
export class Binding {
  readonly document: Y.Doc;
  readonly #source: ShownBody;
  readonly #undo: OwnUndo;
  readonly #editor: BoundEditor;
  #body: Projection;
  /** What the editor showed when it was last in step with the sequence. */
  #shown: Node;
  #inStep: InStep;
  #isWriting = false;
  /** How many edits answer one another. */
  #depth = 0;
  /** Where the selection stood before what is being written now. */
  #selection: AnchoredSelection | null = null;
  /** The selection in what the editor showed last. */
  #lastSelection: Selection;
  /** Told anew after each letter of a colleague, a caret would come to stand among their letters. */
  #held: Held | null = null;

  constructor(source: ShownBody, undo: OwnUndo, editor: BoundEditor) {
    const { document } = source;
    this.document = document;
    this.#source = source;
    this.#undo = undo;
    this.#editor = editor;
    this.#body = this.#read();
    this.#shown = editor.state().doc;
    this.#inStep = { document: this.#shown, blocks: [] };
    this.#lastSelection = editor.state().selection;
    this.#show(null);
    document.on('beforeTransaction', this.#before);
    document.on('afterTransaction', this.#after);
    undo.on('stack-item-added', this.#stepAdded);
    undo.on('stack-item-popped', this.#stepPopped);
  }

  /** What the body shows now. */
  get body(): Projection {
    return this.#body;
  }

  /** Writes what has changed in the editor since it was last in step; `maps` are those of its steps. */
  write(maps: readonly StepMap[]): void {
    const { doc: after, selection } = this.#editor.state();
    const before = this.#shown;
    // Plugins that answer what is shown, and are answered again, would never end.
    if (after === before || this.#depth > MAXIMUM_DEPTH) {
      this.#lastSelection = selection;
      return;
    }
    this.#selection = this.anchor(this.#lastSelection);
    this.#isWriting = true;
    this.#held = null;
    try {
      this.document.transact(
        () => writeDocument(this.#body, before, after, new Mapping([...maps])),
        OWN_EDIT,
      );
    } finally {
      this.#isWriting = false;
      this.#selection = null;
      this.#body = this.#read();
      this.#shown = after;
      this.#lastSelection = selection;
    }
    this.#depth += 1;
    this.#show(null);
    this.#depth -= 1;
  }

  /** Writes at the end of a field that a colleague has removed: it shows again as what it was. */
  writeInField(end: Y.Map<unknown>, written: string): void {
    const { text } = this.#body;
    const index = indexOfEnd(this.#body, end);
    if (text === null || index === null) return;
    this.document.transact(() => text.insert(index, written, {}), OWN_EDIT);
    const caret = Y.createRelativePositionFromTypeIndex(text, index + written.length, -1);
    const { tr } = this.#editor.state();
    this.#restore(tr, { kind: 'text', anchor: caret, head: caret });
    this.#editor.dispatch(tr.setMeta(SHOWN, true).setMeta(FIELD_IS_BACK, true).scrollIntoView());
  }

  /** A place that moves with the text, for others to see. */
  anchor(selection: Selection): AnchoredSelection {
    if (this.#held?.selection.eq(selection) === true) return this.#held.anchored;
    return anchorSelection({ body: this.#body, document: this.#shown }, selection);
  }

  undo(): boolean {
    return this.#undo.undo() !== null;
  }

  redo(): boolean {
    return this.#undo.redo() !== null;
  }

  destroy(): void {
    this.document.off('beforeTransaction', this.#before);
    this.document.off('afterTransaction', this.#after);
    this.#undo.off('stack-item-added', this.#stepAdded);
    this.#undo.off('stack-item-popped', this.#stepPopped);
  }

  readonly #before = (): void => {
    if (this.#isWriting) return;
    this.#selection ??= this.anchor(this.#editor.state().selection);
  };

  readonly #after = (transaction: Y.Transaction): void => {
    if (this.#isWriting) return;
    const selection = this.#selection;
    this.#selection = null;
    if (transaction.changed.size === 0) return;
    this.#body = this.#read();
    this.#show(selection, !transaction.local);
  };

  /** An undo puts the caret where it stood before the step that it takes back. */
  readonly #stepAdded = ({ stackItem }: StackEvent): void => {
    if (this.#selection !== null) stackItem.meta.set(SELECTION, this.#selection);
  };

  readonly #stepPopped = ({ stackItem }: StackEvent): void => {
    const selection: unknown = stackItem.meta.get(SELECTION);
    if (selection === undefined) return;
    const { tr } = this.#editor.state();
    // Nothing else is ever kept under this name.
    this.#restore(tr, selection as AnchoredSelection);
    if (tr.selectionSet) this.#editor.dispatch(tr.setMeta(SHOWN, true).scrollIntoView());
  };

  /** In nodes of this editor: for a moment there may be two, as when a page replaces one. */
  #read(): Projection {
    this.#source.showIn(this.#editor.state().schema);
    return this.#source.current;
  }

  /** Makes the editor show what the sequence says. */
  #show(selection: AnchoredSelection | null, byOthers = false): void {
    const { tr } = this.#editor.state();
    replaceBlocks(tr, this.#body.nodes, this.#inStep);
    this.#inStep = { document: tr.doc, blocks: this.#body.nodes };
    this.#shown = tr.doc;
    this.#held = null;
    if (selection !== null) this.#restore(tr, selection);
    const isLost = tr.selection instanceof GapCursor && selection?.kind !== 'gap';
    if (byOthers && isLost)
      tr.setMeta(LOST_PLACE, findLostPlace(this.#body, selection, this.document));
    this.#lastSelection = tr.selection;
    if (!tr.docChanged && !tr.selectionSet) return;
    this.#editor.dispatch(tr.setMeta(SHOWN, true).setMeta('addToHistory', false));
  }

  #restore(transaction: Transaction, selection: AnchoredSelection): void {
    const shown = { body: this.#body, document: transaction.doc };
    const restored = restoreSelection(shown, selection, this.document);
    if (restored === null) return;
    if (!restored.eq(transaction.selection)) transaction.setSelection(restored);
    const isFound = !(restored instanceof GapCursor) || selection.kind === 'gap';
    if (isFound) this.#held = { selection: transaction.selection, anchored: selection };
  }
}
