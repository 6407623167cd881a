import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/ydoc.ts';

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
  }

  override destroy(): void {}

  /** The connection is over. */
  end(): void {
    super.destroy();
  }
}
