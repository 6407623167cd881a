import { Toolbar } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/core';
import { BubbleMenu } from '@tiptap/react/menus';
import { Button } from '../ui/button.tsx';

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
      <Toolbar.Root className="format-bar" aria-label="Table">
        {ACTIONS.map(({ label, run }) => (
          <Toolbar.Button
            key={label}
            render={<Button look="quiet" />}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(editor)}
          >
            {label}
          </Toolbar.Button>
        ))}
      </Toolbar.Root>
    </BubbleMenu>
  );
}
