import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { StepMap } from '@tiptap/pm/transform';
import type { ShownBody } from '../../../../shared/document/sequence/shown-body.ts';
import { Binding } from './binding.ts';
import { SHOWN } from './transaction-marks.ts';
import type { OwnUndo } from '../../connection/undo/own-undo.ts';
import { unanswered } from './unanswered.ts';

/** Steps since the last flush, newest first. */
interface Unwritten {
  before: Unwritten | null;
  readonly maps: readonly StepMap[];
}

interface SharedTextOptions {
  readonly connection: { readonly body: ShownBody; readonly undoManager: OwnUndo } | null;
}

interface SharedTextStorage {
  binding: Binding | null;
  /** The last steps that the binding has written. */
  written: Unwritten;
}

declare module '@tiptap/core' {
  interface Storage {
    sharedText: SharedTextStorage;
  }
  interface Commands<ReturnType> {
    sharedText: {
      /** Takes back the last step of this person. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

const key = new PluginKey<Unwritten>('sharedText');
const NOTHING: Unwritten = { before: null, maps: [] };

/** The maps of the steps that came after `known`, in order. */
function mapsSince(unwritten: Unwritten, known: Unwritten): readonly StepMap[] {
  const maps: (readonly StepMap[])[] = [];
  for (
    let each: Unwritten | null = unwritten;
    each !== null && each !== known;
    each = each.before
  ) {
    maps.push(each.maps);
  }
  // What was written is needed no more, and would grow with every key.
  unwritten.before = null;
  return maps.toReversed().flat();
}

/** Ties the editor to the shared text, with undo of one's own edits only. */
export const SharedText = Extension.create<SharedTextOptions, SharedTextStorage>({
  name: 'sharedText',
  priority: 1000,
  addOptions: () => ({ connection: null }),
  addStorage: () => ({ binding: null, written: NOTHING }),
  addCommands() {
    const { storage, options } = this;
    return {
      undo:
        () =>
        ({ tr, dispatch }) => {
          tr.setMeta('preventDispatch', true);
          if (options.connection?.undoManager.canUndo() !== true) return false;
          return dispatch === undefined || storage.binding?.undo() === true;
        },
      redo:
        () =>
        ({ tr, dispatch }) => {
          tr.setMeta('preventDispatch', true);
          if (options.connection?.undoManager.canRedo() !== true) return false;
          return dispatch === undefined || storage.binding?.redo() === true;
        },
    };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
    };
  },
  onTransaction() {
    const { binding } = this.storage;
    const unwritten = key.getState(this.editor.state);
    if (binding === null || unwritten === undefined) return;
    const maps = mapsSince(unwritten, this.storage.written);
    this.storage.written = unwritten;
    binding.write(maps);
  },
  addProseMirrorPlugins() {
    const { options, storage } = this;
    return [
      new Plugin<Unwritten>({
        key,
        view(view) {
          if (options.connection === null) return {};
          const { body, undoManager } = options.connection;
          storage.binding = new Binding(body, undoManager, {
            state: () => view.state,
            dispatch: (transaction) => view.dispatch(transaction),
          });
          storage.written = key.getState(view.state) ?? NOTHING;
          return {
            destroy() {
              storage.binding?.destroy();
              storage.binding = null;
            },
          };
        },
        state: {
          init: () => NOTHING,
          apply: (transaction, before) => {
            if (!transaction.docChanged || transaction.getMeta(SHOWN) !== undefined) return before;
            return { before, maps: transaction.mapping.maps };
          },
        },
      }),
      unanswered(),
    ];
  },
});
