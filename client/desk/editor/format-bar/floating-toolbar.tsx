import type { Editor } from '@tiptap/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import './format-bar.css';

interface FloatingToolbarProps {
  readonly editor: Editor;
  readonly label: string;
  /** Key of the plugin that places it. */
  readonly plugin: string;
  readonly children: ReactNode;
}

/**
 * Buttons over the text. Alt+F10 leads into them, arrow keys through them, Escape back; Tab passes them by,
 * as it moves between fields and cells.
 */
export function FloatingToolbar({ editor, label, plugin, children }: FloatingToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { dom } = editor.view;
    const enter = (event: globalThis.KeyboardEvent): void => {
      const first = bar.current?.querySelector('button');
      if (!event.altKey || event.key !== 'F10' || !first?.checkVisibility()) return;
      event.preventDefault();
      first.focus();
    };
    dom.addEventListener('keydown', enter);
    return () => dom.removeEventListener('keydown', enter);
  }, [editor]);
  useEffect(() => {
    // Pictures that load and blocks of others move what the bar belongs to.
    const observer = new ResizeObserver(() => {
      if (editor.isDestroyed) return;
      editor.view.dispatch(editor.state.tr.setMeta(plugin, 'updatePosition'));
    });
    observer.observe(editor.view.dom);
    return () => observer.disconnect();
  }, [editor, plugin]);
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      editor.commands.focus();
      return;
    }
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const from = buttons.findIndex((button) => button === document.activeElement);
    const step = stepOf(event.key, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (step === 0 || from < 0) return;
    event.preventDefault();
    buttons.at((from + step) % buttons.length)?.focus();
  };
  return (
    <div
      ref={bar}
      className="format-bar"
      role="toolbar"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={move}
    >
      {children}
    </div>
  );
}

function stepOf(key: string, rightToLeft: boolean): number {
  if (key === 'ArrowRight') return rightToLeft ? -1 : 1;
  if (key === 'ArrowLeft') return rightToLeft ? 1 : -1;
  return 0;
}

interface FloatingButtonProps {
  readonly label: string;
  /** With the key that does the same. */
  readonly title?: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function FloatingButton({ label, title, pressed, onPress, children }: FloatingButtonProps) {
  return (
    <button
      type="button"
      className="format-button"
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      tabIndex={-1}
      // What is selected stays selected.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
