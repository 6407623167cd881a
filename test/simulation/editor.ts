import { EditorState, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { Binding } from '../../client/desk/editor/binding/binding.ts';
import { SHOWN } from '../../client/desk/editor/binding/transaction-marks.ts';
import { OwnUndo } from '../../client/desk/connection/undo/own-undo.ts';
import { ShownBody } from '../../shared/document/sequence/shown-body.ts';
import { documentSchema } from '../../shared/document/schema/registry.ts';

/** The desk's editor as far as the document knows it: ProseMirror and its binding, without a screen. */
export class Editor {
  readonly #undo: OwnUndo;
  readonly #binding: Binding;
  #state: EditorState;

  constructor(document: Y.Doc) {
    this.#undo = new OwnUndo(document);
    // By the real clock, edits would be grouped otherwise in each run.
    this.#undo.captureTimeout = 0;
    this.#state = EditorState.create({ schema: documentSchema });
    this.#binding = new Binding(new ShownBody(document), this.#undo, {
      state: () => this.#state,
      dispatch: (transaction) => this.dispatch(transaction),
    });
  }

  get state(): EditorState {
    return this.#state;
  }

  dispatch(transaction: Transaction): void {
    this.#state = this.#state.apply(transaction);
    if (transaction.docChanged && transaction.getMeta(SHOWN) === undefined) {
      this.#binding.write(transaction.mapping.maps);
    }
  }

  undo(): void {
    if (this.#undo.canUndo()) this.#binding.undo();
  }

  redo(): void {
    if (this.#undo.canRedo()) this.#binding.redo();
  }

  close(): void {
    this.#binding.destroy();
  }
}
