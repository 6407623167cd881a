import { useEffect, useEffectEvent } from 'react';
import { singleKeys } from './single-keys.ts';
import type { KeyCommand } from './keymap.ts';
import { commandOf } from './keymap.ts';

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="textbox"]';
const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** Elements that Enter and arrows belong to. */
const CONTROLS = 'button, a[href], summary, [role="tab"], [role="menuitem"], [role="slider"]';

function closest(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/**
 * Calls `run` for the desk's keys; `run` answers whether it did something with the key. `letters`: false
 * where an update is open, as what is typed then is meant for it, also a moment before its editor stands.
 */
export function useKeys(letters: boolean, run: (command: KeyCommand) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || closest(event.target, LAYERS)) return;
    if (closest(event.target, CONTROLS) && /^(Enter|Arrow.*| )$/.test(event.key)) {
      if (!event.ctrlKey && !event.metaKey) return;
    }
    // A space is typed as well: it must not scroll away what is open.
    if (!letters && event.key === ' ' && event.target === document.body) event.preventDefault();
    const typing = closest(event.target, FIELDS);
    const command = commandOf(event, { typing, singleKeys: letters && singleKeys.get() });
    if (command !== null && run(command)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
