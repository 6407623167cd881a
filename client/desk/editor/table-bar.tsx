import type { Editor } from '@tiptap/core';
import { BubbleMenu } from '@tiptap/react/menus';
import { FloatingButton, FloatingToolbar } from './format-bar/floating-toolbar.tsx';

const ACTIONS: readonly { readonly label: string; readonly run: (editor: Editor) => boolean }[] = [
  { label: 'Add row', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { label: 'Add column', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { label: 'Delete row', run: (editor) => editor.chain().focus().deleteRow().run() },
  { label: 'Delete column', run: (editor) => editor.chain().focus().deleteColumn().run() },
  { label: 'Delete table', run: (editor) => editor.chain().focus().deleteTable().run() },
];

/** Over the table that the caret stands in. */
export function TableBar({ editor }: { readonly editor: Editor }) {
  return (
    <BubbleMenu
      className="floating-place"
      editor={editor}
      pluginKey="tableBar"
      options={{ placement: 'top-start', offset: 6 }}
      getReferencedVirtualElement={() => {
        const { node } = editor.view.domAtPos(editor.state.selection.from);
        const element = node instanceof Element ? node : node.parentElement;
        return element?.closest('table') ?? null;
      }}
      shouldShow={({ editor: shown, state }) =>
        shown.isEditable && shown.isActive('table') && state.selection.empty
      }
    >
      <FloatingToolbar editor={editor} label="Table" plugin="tableBar">
        {ACTIONS.map(({ label, run }) => (
          <FloatingButton key={label} label={label} onPress={() => run(editor)}>
            {label}
          </FloatingButton>
        ))}
      </FloatingToolbar>
    </BubbleMenu>
  );
}
