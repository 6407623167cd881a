import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/draft.ts';
import './redone-items.ts';

/**
 * Takes back what this person did here, and nothing of anybody else. The binding of every editor that
 * closes destroys the manager that it was given; this one belongs to the connection and goes on.
 */
export class OwnUndo extends Y.UndoManager {
  constructor(document: Y.Doc) {
    super(bodyOf(document), {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    });
    // The binding keeps where the caret stood also as plain numbers. After an undo it would look them up in
    // a text that others have shortened, and throw: the editor then misses their edit, and takes it back
    // with the next key. Without the numbers it goes by the positions that move with the text.
    this.on('stack-item-popped', ({ stackItem }) => {
      for (const selection of stackItem.meta.values()) {
        if (selection !== null) Object.assign(selection, { absAnchor: null, absHead: null });
      }
    });
  }

  override destroy(): void {}

  /** The connection is over. */
  end(): void {
    super.destroy();
  }
}
