import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { ArrowDown, ArrowUp, Bold, Plus, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Toolbar } from '@base-ui/react/toolbar';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { BlockIcon } from './blocks/block-icon.tsx';
import type { BlockId } from './blocks/block-names.ts';
import { BLOCK_GROUPS } from './blocks/block-names.ts';
import type { BlockChoice } from './catalogue.ts';
import { dispatchMove } from './blocks/move-block.ts';
import './block-bar.css';

/** Blocks that have a button of their own. */
const FIRST = new Set<BlockId>(['quote', 'location', 'departure', 'image']);

interface BlockBarProps {
  readonly editor: Editor;
  readonly choices: readonly BlockChoice[];
}

/**
 * What one adds most, as a row under the text. On a touch screen it stands above the keyboard, with what
 * has no key there.
 */
export function BlockBar({ editor, choices }: BlockBarProps) {
  const canUndo = useEditorState({ editor, selector: (state) => state.editor.can().undo() });
  return (
    <Toolbar.Root className="block-bar" aria-label="Insert">
      <Menu
        side="top"
        align="start"
        trigger={
          <button
            type="button"
            className="block-bar-button"
            aria-label="All blocks"
            title="All blocks"
          >
            <Plus aria-hidden />
          </button>
        }
      >
        <AllBlocks editor={editor} choices={choices} />
      </Menu>
      {choices
        .filter(({ id }) => FIRST.has(id))
        .map((choice) => (
          <BarButton key={choice.id} label={choice.label} onPress={() => choice.run(editor, null)}>
            <BlockIcon id={choice.id} />
            <span>{choice.label}</span>
          </BarButton>
        ))}
      <span className="block-bar-touch">
        <BarButton label="Bold" onPress={() => editor.chain().focus().toggleBold().run()}>
          <Bold aria-hidden />
        </BarButton>
        <BarButton label="Move block up" onPress={() => dispatchMove(editor, -1)}>
          <ArrowUp aria-hidden />
        </BarButton>
        <BarButton label="Move block down" onPress={() => dispatchMove(editor, 1)}>
          <ArrowDown aria-hidden />
        </BarButton>
        <BarButton
          label="Undo"
          disabled={!canUndo}
          onPress={() => editor.chain().focus().undo().run()}
        >
          <Undo2 aria-hidden />
        </BarButton>
      </span>
    </Toolbar.Root>
  );
}

function AllBlocks({ editor, choices }: BlockBarProps) {
  return BLOCK_GROUPS.map((group, index) => (
    <div key={group}>
      {index > 0 ? <MenuDivider /> : null}
      {choices
        .filter((choice) => choice.group === group)
        .map((choice) => (
          <MenuItem
            key={choice.id}
            icon={<BlockIcon id={choice.id} />}
            note={choice.hint}
            // The menu gives the focus back to its button first.
            onSelect={() => requestAnimationFrame(() => choice.run(editor, null))}
          >
            {choice.label}
          </MenuItem>
        ))}
    </div>
  ));
}

interface BarButtonProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function BarButton({ label, disabled = false, onPress, children }: BarButtonProps) {
  return (
    <Toolbar.Button
      className="block-bar-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      // The caret stays where the block is wanted, and a phone keeps its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </Toolbar.Button>
  );
}
