import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { caretElement, selectionAttributes } from './carets/caret-element.ts';

/** Binds the editor to the shared text: others' carets, and undo of one's own edits only. */
export function collaboration(
  connection: UpdateConnection,
  user: { readonly name: string; readonly color: string },
): Extensions {
  return [
    Collaboration.configure({
      fragment: bodyOf(connection.document),
      yUndoOptions: { undoManager: connection.undoManager },
    }),
    CollaborationCaret.configure({
      provider: connection,
      user,
      render: caretElement,
      selectionRender: selectionAttributes,
    }),
  ];
}
