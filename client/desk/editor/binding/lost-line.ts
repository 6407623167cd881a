import { Extension } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { LostPlace } from './lost-place.ts';
import { FIELD_IS_BACK, LOST_PLACE, SHOWN } from './transaction-marks.ts';

interface Lost {
  /** Where the caret stands, if what was there is removed. */
  readonly place: LostPlace | null;
  /** How often somebody has gone on writing there, and in what the last time. */
  readonly goneOn: number;
  readonly lastIn: LostPlace['kind'];
}

const key = new PluginKey<Lost>('lostLine');
const NOWHERE: Lost = { place: null, goneOn: 0, lastIn: 'line' };

/** The place at the caret that a colleague has removed, or null. */
export const lostPlaceOf = (state: EditorState): LostPlace | null =>
  key.getState(state)?.place ?? null;

interface LostLineOptions {
  /** Called once where somebody goes on writing whose line, or field, a colleague has removed. */
  readonly onGoneOn: (what: LostPlace['kind']) => void;
}

function after(transaction: Transaction, before: Lost): Lost {
  const lost = transaction.getMeta(LOST_PLACE) as LostPlace | undefined;
  if (lost !== undefined) return { ...before, place: lost };
  const { place, goneOn } = before;
  if (place === null) return before;
  const isBack = transaction.getMeta(FIELD_IS_BACK) === true;
  if (!isBack && transaction.getMeta(SHOWN) !== undefined) return before;
  if (isBack) return { place: null, goneOn: goneOn + 1, lastIn: 'field' };
  if (transaction.docChanged) return { place: null, goneOn: goneOn + 1, lastIn: 'line' };
  return transaction.selectionSet ? { ...before, place: null } : before;
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
        state: { init: () => NOWHERE, apply: after },
        view: () => ({
          update(view, before) {
            const [now, earlier] = [key.getState(view.state), key.getState(before)];
            if (now !== undefined && now.goneOn > (earlier?.goneOn ?? 0)) onGoneOn(now.lastIn);
          },
        }),
      }),
    ];
  },
});
