/** What a key asks of the desk. */
export type KeyCommand =
  | 'new'
  | 'next'
  | 'previous'
  | 'open'
  | 'close'
  | 'proceed'
  | 'pin'
  | 'markKey'
  | 'withdraw'
  | 'panel'
  | 'help'
  | { readonly filter: number };

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const SINGLE: Readonly<Record<string, KeyCommand>> = {
  n: 'new',
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  enter: 'open',
  o: 'open',
  escape: 'close',
  p: 'pin',
  m: 'markKey',
  w: 'withdraw',
  '\\': 'panel',
  '?': 'help',
};

/**
 * The command of a key press, or null. `typing`: the focus is in a field or an editor, where only the
 * chord that submits or publishes is ours.
 */
export function commandOf(
  press: KeyPress,
  context: { readonly typing: boolean; readonly singleKeys: boolean },
): KeyCommand | null {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === 'Enter' ? 'proceed' : null;
  if (context.typing) return null;
  // Switched off, what remains are keys with a name, which type no character.
  if (!context.singleKeys && key.length === 1) return null;
  if (/^[1-7]$/.test(key)) return { filter: Number(key) - 1 };
  return SINGLE[key.toLowerCase()] ?? null;
}

/** All of them, as the help lists them; `⌘/Ctrl` stands for this machine's key. */
export const KEY_HELP: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['N'], does: 'New update' },
  { keys: ['J', '↓'], does: 'Next update' },
  { keys: ['K', '↑'], does: 'Previous update' },
  { keys: ['Enter'], does: 'Open the update' },
  { keys: ['Esc'], does: 'Close the update' },
  { keys: ['command', 'Enter'], does: 'Submit or publish the open update' },
  { keys: ['/'], does: 'In the text: add a quote, a place, a picture…' },
  { keys: ['Alt', '↑', '↓'], does: 'Move the block, or the pinned quote' },
  { keys: ['command', 'K'], does: 'In the text: link' },
  { keys: ['command', '.'], does: 'In the text: superscript' },
  { keys: ['command', ','], does: 'In the text: subscript' },
  { keys: ['command', 'Z'], does: 'In the text: undo what you did' },
  { keys: ['P'], does: 'Pin the quote of the update, or unpin it' },
  { keys: ['M'], does: 'Mark as key event, or unmark' },
  { keys: ['W'], does: 'Withdraw the update' },
  { keys: ['1', '–', '7'], does: 'Choose a filter' },
  { keys: ['\\'], does: 'Show or hide the side panel' },
  { keys: ['?'], does: 'This list' },
];
