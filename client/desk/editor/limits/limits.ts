import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { ShownBody } from '../../../../shared/document/sequence/shown-body.ts';
import { SHOWN } from '../binding/transaction-marks.ts';
import { RoomLeft } from './room-left.ts';

interface LimitsOptions {
  readonly connection: { readonly body: ShownBody };
  /** Says why something was not done. */
  readonly refuse: (sentence: string) => void;
}

/** Holding a key down in a full draft says so once. */
const QUIET_MS = 3000;

/**
 * Refuses what would not fit into the draft before anything changes ([C8]): the server would refuse it afterwards,
 * and all that is written on top of it. What others write, and an undo, is none of its business.
 */
export const limits = ({ connection, refuse }: LimitsOptions) =>
  Extension.create({
    name: 'limits',
    addProseMirrorPlugins() {
      const room = new RoomLeft(connection.body);
      let said = -Infinity;
      return [
        new Plugin({
          key: new PluginKey('limits'),
          view: () => ({ destroy: () => room.destroy() }),
          filterTransaction: (transaction, { doc }) => {
            if (!transaction.docChanged || transaction.getMeta(SHOWN) !== undefined) return true;
            const sentence = room.refusal(transaction, doc);
            if (sentence === null) return true;
            if (performance.now() - said > QUIET_MS) refuse(sentence);
            said = performance.now();
            return false;
          },
        }),
      ];
    },
  });
