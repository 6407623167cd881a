import { Menu } from '@base-ui/react/menu';
import type { DraggableSyntheticListeners } from '@dnd-kit/core';
import { ArrowDown, ArrowUp, ArrowUpToLine, GripVertical } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { MenuItem } from '../ui/menu.tsx';
import type { ToPlace } from './use-boards.ts';

interface QuoteGripProps {
  readonly words: string;
  readonly place: number;
  readonly last: number;
  /** Starts a drag with the pointer. */
  readonly listeners: DraggableSyntheticListeners;
  readonly onMove: (to: ToPlace) => void;
}

/** Drag it, or press it for where the quote can go: dragging is not for everyone. */
export function QuoteGrip({ words, place, last, listeners, onMove }: QuoteGripProps) {
  const grip = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const up = (): void => onMove((from) => from - 1);
  const down = (): void => onMove((from) => from + 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (event.key === 'ArrowUp') up();
    else down();
  };
  return (
    <>
      <button
        ref={grip}
        type="button"
        className="quote-grip"
        aria-label={`Move “${words}”`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title="Drag to order, press for more"
        {...listeners}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      >
        <GripVertical aria-hidden />
      </button>
      {/* Not the button's own menu: that opens on press, and nothing could be dragged any more. */}
      <Menu.Root open={open} onOpenChange={setOpen} modal={false}>
        <Menu.Portal>
          <Menu.Positioner className="menu-positioner" anchor={grip} align="start" sideOffset={6}>
            <Menu.Popup className="menu" finalFocus={grip}>
              <MenuItem
                icon={<ArrowUpToLine />}
                disabled={place === 0}
                onSelect={() => onMove(() => 0)}
              >
                Move to the top
              </MenuItem>
              <MenuItem icon={<ArrowUp />} shortcut="Alt ↑" disabled={place === 0} onSelect={up}>
                Move up
              </MenuItem>
              <MenuItem
                icon={<ArrowDown />}
                shortcut="Alt ↓"
                disabled={place === last}
                onSelect={down}
              >
                Move down
              </MenuItem>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
