import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { LOST_LINE, SHOWN } from './binding.ts';

interface Lost {
  /** The caret stands where its line was. */
  readonly stands: boolean;
  /** How often somebody has gone on writing there. */
  readonly goneOn: number;
}

const key = new PluginKey<Lost>('lostLine');
const NOWHERE: Lost = { stands: false, goneOn: 0 };

interface LostLineOptions {
  /** Called once where somebody goes on writing whose line a colleague has removed. */
  readonly onGoneOn: () => void;
}

/** Follows a caret whose line was removed by others. */
export const LostLine = Extension.create<LostLineOptions>({
  name: 'lostLine',
  addOptions: () => ({ onGoneOn() {} }),
  addProseMirrorPlugins() {
    const { onGoneOn } = this.options;
    return [
      new Plugin<Lost>({
        key,
        state: {
          init: () => NOWHERE,
          apply(transaction, before) {
            if (transaction.getMeta(LOST_LINE) === true) return { ...before, stands: true };
            if (!before.stands || transaction.getMeta(SHOWN) !== undefined) return before;
            if (transaction.docChanged) return { stands: false, goneOn: before.goneOn + 1 };
            return transaction.selectionSet ? { ...before, stands: false } : before;
          },
        },
        view: () => ({
          update(view, before) {
            const [now, earlier] = [key.getState(view.state), key.getState(before)];
            if (now !== undefined && now.goneOn > (earlier?.goneOn ?? 0)) onGoneOn();
          },
        }),
      }),
    ];
  },
});
