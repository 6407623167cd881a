import type { Editor } from '@tiptap/core';
import { isTextSelection } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import type { LucideIcon } from 'lucide-react';
import { Bold, Italic, Link, Strikethrough, Subscript, Superscript } from 'lucide-react';
import { COMMAND_KEY } from '../../ui/key-hint.ts';
import { FloatingButton, FloatingToolbar } from './floating-toolbar.tsx';

type MarkName = 'bold' | 'italic' | 'strike' | 'superscript' | 'subscript';

const MARKS: readonly { name: MarkName; label: string; key: string; Icon: LucideIcon }[] = [
  { name: 'bold', label: 'Bold', key: 'B', Icon: Bold },
  { name: 'italic', label: 'Italic', key: 'I', Icon: Italic },
  { name: 'strike', label: 'Struck through', key: '⇧S', Icon: Strikethrough },
  { name: 'superscript', label: 'Superscript', key: '.', Icon: Superscript },
  { name: 'subscript', label: 'Subscript', key: ',', Icon: Subscript },
];

interface FormatBarProps {
  readonly editor: Editor;
  readonly onLink: () => void;
}

/** Raised and lowered take each other's place. */
const OTHER_SCRIPT: Readonly<Partial<Record<MarkName, MarkName>>> = {
  superscript: 'subscript',
  subscript: 'superscript',
};

function toggle(editor: Editor, name: MarkName): void {
  const other = OTHER_SCRIPT[name];
  const chain = editor.chain();
  if (other !== undefined) chain.unsetMark(other);
  chain.toggleMark(name).run();
}

/** Fields such as the speaker are plain text. */
function takesMarks({ state, schema }: Editor): boolean {
  const { bold } = schema.marks;
  return bold !== undefined && state.selection.$from.parent.type.allowsMarkType(bold);
}

/** What selected text can become. */
export function FormatBar({ editor, onLink }: FormatBarProps) {
  const active = useEditorState({
    editor,
    selector: () => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      strike: editor.isActive('strike'),
      superscript: editor.isActive('superscript'),
      subscript: editor.isActive('subscript'),
      link: editor.isActive('link'),
    }),
  });
  return (
    <BubbleMenu
      className="floating-place"
      editor={editor}
      pluginKey="formatBar"
      options={{ placement: 'top', offset: 8 }}
      shouldShow={({ state, editor: shown }) =>
        shown.isEditable &&
        isTextSelection(state.selection) &&
        !state.selection.empty &&
        takesMarks(shown)
      }
    >
      <FloatingToolbar editor={editor} label="Format" plugin="formatBar">
        {MARKS.map(({ name, label, key, Icon }) => (
          <FloatingButton
            key={name}
            label={label}
            title={`${label} (${COMMAND_KEY} ${key})`}
            pressed={active[name]}
            onPress={() => toggle(editor, name)}
          >
            <Icon aria-hidden />
          </FloatingButton>
        ))}
        <span className="format-divider" />
        <FloatingButton
          label="Link"
          title={`Link (${COMMAND_KEY} K)`}
          pressed={active.link}
          onPress={onLink}
        >
          <Link aria-hidden />
        </FloatingButton>
      </FloatingToolbar>
    </BubbleMenu>
  );
}
