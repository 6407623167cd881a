import { Menu } from '@base-ui/react/menu';
import type { Editor } from '@tiptap/core';
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from 'lucide-react';
import type { DragEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { MenuDivider, MenuItem } from '../../ui/menu.tsx';
import {
  deleteBlock,
  dispatchMove,
  dragBlock,
  duplicateBlock,
  startOfBlock,
} from './move-block.ts';
import './block-handle.css';

interface Pointed {
  readonly index: number;
  /** Pixels below the top of the frame. */
  readonly top: number;
}

function blockElement(editor: Editor, index: number): HTMLElement | null {
  const dom = editor.view.nodeDOM(startOfBlock(editor.state.doc, index));
  return dom instanceof HTMLElement ? dom : null;
}

/** The top-level block at this height of the page. Blocks stand below each other. */
function blockAt(editor: Editor, y: number): number | null {
  const boxAt = (index: number) => blockElement(editor, index)?.getBoundingClientRect();
  let [low, high] = [0, editor.state.doc.childCount];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxAt(middle)?.bottom ?? -Infinity) + 4 < y) low = middle + 1;
    else high = middle;
  }
  const box = boxAt(low);
  return box !== undefined && y >= box.top - 4 ? low : null;
}

/** How far the first line of a block stands below its top. */
function firstLine(block: HTMLElement): number {
  const style = getComputedStyle(block);
  const line = Number.parseFloat(style.lineHeight);
  return Number.parseFloat(style.paddingTop) + (Number.isFinite(line) ? line / 2 : 12) - 12;
}

/** Beside the block that is pointed at: drag it, or press for what can be done with it. */
export function BlockHandle({ editor }: { readonly editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  const [{ index, top }, setPointed] = useState<Pointed>({ index: 0, top: 0 });
  const [shown, setShown] = useState(false);
  const [open, setOpen] = useState(false);
  usePointedBlock(editor, place, setPointed, setShown);
  return (
    <div
      ref={place}
      className="block-handle"
      data-shown={shown}
      data-open={open || undefined}
      style={{ insetBlockStart: top }}
    >
      <button
        type="button"
        className="block-handle-button"
        aria-label="Move or change this block"
        aria-haspopup="menu"
        aria-expanded={open}
        title="Drag to move, press for more"
        tabIndex={-1}
        draggable
        onClick={() => setOpen(true)}
        onDragStart={(event) => beginDrag(editor, index, event)}
        onDragEnd={() => setShown(false)}
      >
        <GripVertical aria-hidden />
      </button>
      {/* Not the button's own menu: that opens on press, and nothing could be dragged any more. */}
      <Menu.Root open={open} onOpenChange={setOpen} modal={false}>
        <Menu.Portal>
          <Menu.Positioner className="menu-positioner" anchor={place} align="start" sideOffset={6}>
            <Menu.Popup className="menu">
              <BlockActions editor={editor} index={index} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}

interface BlockActionsProps {
  readonly editor: Editor;
  readonly index: number;
}

function BlockActions({ editor, index }: BlockActionsProps) {
  const up = (): boolean => dispatchMove(editor, -1, index);
  const down = (): boolean => dispatchMove(editor, 1, index);
  return (
    <>
      <MenuItem icon={<ArrowUp />} shortcut="Alt ↑" onSelect={up}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown />} shortcut="Alt ↓" onSelect={down}>
        Move down
      </MenuItem>
      <MenuItem icon={<Copy />} onSelect={() => duplicateBlock(editor, index, () => v7())}>
        Duplicate
      </MenuItem>
      <MenuDivider />
      <MenuItem danger icon={<Trash2 />} onSelect={() => deleteBlock(editor, index)}>
        Delete
      </MenuItem>
    </>
  );
}

/** Follows the mouse over the frame that holds handle and text; an open menu stays with its block. */
function usePointedBlock(
  editor: Editor,
  place: { readonly current: HTMLDivElement | null },
  onPoint: (pointed: Pointed) => void,
  onShow: (shown: boolean) => void,
): void {
  useEffect(() => {
    const frame = place.current?.parentElement;
    if (frame === null || frame === undefined) return;
    const move = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons > 0 || editor.isDestroyed) return;
      if (frame.querySelector('.block-handle[data-open]') !== null) return;
      const index = blockAt(editor, event.clientY);
      const block = index === null ? null : blockElement(editor, index);
      if (index === null || block === null) return;
      const top = block.getBoundingClientRect().top - frame.getBoundingClientRect().top;
      onPoint({ index, top: top + firstLine(block) });
      onShow(true);
    };
    const leave = (): void => onShow(false);
    frame.addEventListener('pointermove', move);
    frame.addEventListener('pointerleave', leave);
    return () => {
      frame.removeEventListener('pointermove', move);
      frame.removeEventListener('pointerleave', leave);
    };
  }, [editor, place, onPoint, onShow]);
}

function beginDrag(editor: Editor, index: number, event: DragEvent): void {
  // ProseMirror moves what it knows as being dragged, with its attributes.
  const slice = dragBlock(editor, index);
  const { dom, text } = editor.view.serializeForClipboard(slice);
  event.dataTransfer.clearData();
  event.dataTransfer.setData('text/html', dom.innerHTML);
  event.dataTransfer.setData('text/plain', text);
  event.dataTransfer.effectAllowed = 'copyMove';
  const block = blockElement(editor, index);
  if (block !== null) event.dataTransfer.setDragImage(block, 0, 0);
}
