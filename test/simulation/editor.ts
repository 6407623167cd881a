import { EditorState, type Plugin, type PluginView, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { redo, undo, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { OwnUndo } from '../../client/desk/connection/own-undo.ts';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';

/** The desk's editor as far as the document knows it: ProseMirror and its Yjs binding, without a screen. */
export class Editor {
  readonly #view: EditorView;
  #pluginViews: readonly PluginView[] = [];
  #state: EditorState;

  constructor(document: Y.Doc) {
    const undoManager = new OwnUndo(document);
    // By the real clock, edits would be grouped otherwise in each run.
    undoManager.captureTimeout = 0;
    const plugins: readonly Plugin[] = [
      ySyncPlugin(bodyOf(document)),
      yUndoPlugin({ undoManager }),
    ];
    this.#state = EditorState.create({ schema: documentSchema, plugins: [...plugins] });
    const state = () => this.#state;
    // All that the two plugins use of a view.
    this.#view = {
      get state() {
        return state();
      },
      dispatch: (transaction: Transaction) => this.dispatch(transaction),
      hasFocus: () => false,
    } as unknown as EditorView;
    this.#pluginViews = plugins.flatMap(({ spec }) => spec.view?.(this.#view) ?? []);
    // Nobody writes before they have placed the caret, and the binding relies on it.
    this.dispatch(this.#state.tr);
  }

  get state(): EditorState {
    return this.#state;
  }

  dispatch(transaction: Transaction): void {
    const before = this.#state;
    this.#state = before.apply(transaction);
    for (const view of this.#pluginViews) view.update?.(this.#view, before);
  }

  undo(): void {
    undo(this.#state);
  }

  redo(): void {
    redo(this.#state);
  }

  close(): void {
    for (const view of this.#pluginViews) view.destroy?.();
  }
}
