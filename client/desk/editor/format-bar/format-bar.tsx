import { Toolbar } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/core';
import { isTextSelection } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import type { LucideIcon } from 'lucide-react';
import { Bold, Italic, Link, Strikethrough } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { COMMAND_KEY } from '../../ui/key-hint.ts';
import './format-bar.css';

type MarkName = 'bold' | 'italic' | 'strike';

const MARKS: readonly { name: MarkName; label: string; key: string; Icon: LucideIcon }[] = [
  { name: 'bold', label: 'Bold', key: 'B', Icon: Bold },
  { name: 'italic', label: 'Italic', key: 'I', Icon: Italic },
  { name: 'strike', label: 'Struck through', key: '⇧S', Icon: Strikethrough },
];

interface FormatBarProps {
  readonly editor: Editor;
  readonly onLink: () => void;
}

const takesMarks = (editor: Editor): boolean =>
  editor.state.selection.$from.parent.type.allowsMarkType(
    editor.schema.marks.bold ?? editor.schema.mark('bold').type,
  );

/** Over selected text. Alt+F10 leads into it, the arrow keys through it, Escape back. */
export function FormatBar({ editor, onLink }: FormatBarProps) {
  return (
    <BubbleMenu
      editor={editor}
      options={{ placement: 'top', offset: 8 }}
      shouldShow={({ state, editor: shown }) =>
        shown.isEditable &&
        isTextSelection(state.selection) &&
        !state.selection.empty &&
        takesMarks(shown)
      }
    >
      <FormatToolbar editor={editor} onLink={onLink} />
    </BubbleMenu>
  );
}

function FormatToolbar({ editor, onLink }: FormatBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useWayIn(editor, bar);
  const active = useEditorState({
    editor,
    selector: () => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      strike: editor.isActive('strike'),
      link: editor.isActive('link'),
    }),
  });
  return (
    <Toolbar.Root
      ref={bar}
      className="format-bar"
      aria-label="Format"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        editor.commands.focus();
      }}
    >
      {MARKS.map(({ name, label, key, Icon }) => (
        <Toolbar.Button
          key={name}
          className="format-button"
          aria-label={label}
          aria-pressed={active[name]}
          title={`${label} (${COMMAND_KEY} ${key})`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => editor.chain().toggleMark(name).run()}
        >
          <Icon aria-hidden />
        </Toolbar.Button>
      ))}
      <Toolbar.Separator className="format-divider" />
      <Toolbar.Button
        className="format-button"
        aria-label="Link"
        aria-pressed={active.link}
        title={`Link (${COMMAND_KEY} K)`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onLink}
      >
        <Link aria-hidden />
      </Toolbar.Button>
    </Toolbar.Root>
  );
}

function useWayIn(editor: Editor, bar: { readonly current: HTMLDivElement | null }): void {
  useEffect(() => {
    const { dom } = editor.view;
    const enter = (event: KeyboardEvent): void => {
      if (!event.altKey || event.key !== 'F10') return;
      const first = bar.current?.querySelector('button');
      if (first === null || first === undefined) return;
      event.preventDefault();
      first.focus();
    };
    dom.addEventListener('keydown', enter);
    return () => dom.removeEventListener('keydown', enter);
  }, [editor, bar]);
}
