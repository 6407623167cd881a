import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { hasHeadline } from './parts/headlines.ts';

/** Puts an empty headline at the top and the caret into it. */
function addHeadline(editor: Editor): void {
  const { headline } = editor.schema.nodes;
  if (headline === undefined) return;
  const transaction = editor.state.tr.insert(0, headline.create());
  transaction.setSelection(TextSelection.create(transaction.doc, 1));
  editor.view.dispatch(transaction.scrollIntoView());
  editor.view.focus();
}

/** Stands in the headline's place as long as there is none, so that nothing moves when one is added. */
export function HeadlineInvitation({ editor }: { readonly editor: Editor }) {
  const missing = useEditorState({
    editor,
    selector: ({ editor: { state } }) => !hasHeadline(state),
  });
  if (!missing) return null;
  return (
    <button type="button" className="headline-invitation" onClick={() => addHeadline(editor)}>
      Add a headline
    </button>
  );
}
