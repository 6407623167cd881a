/** What is copied or dragged. */
export class Clipboard {
  readonly files: readonly File[];
  readonly #held = new Map<string, string>();
  effectAllowed = 'copyMove';

  constructor(held: Readonly<Record<string, string>> = {}, files: readonly File[] = []) {
    for (const [type, text] of Object.entries(held)) this.setData(type, text);
    this.files = files;
  }

  get types(): readonly string[] {
    return [...this.#held.keys()];
  }

  getData(type: string): string {
    return this.#held.get(type === 'Text' ? 'text/plain' : type) ?? '';
  }

  setData(type: string, text: string): void {
    this.#held.set(type, text);
  }

  clearData(): void {
    this.#held.clear();
  }
}

/** An event with something in its hands, which no test environment lets one make. */
export function carrying(type: string, load: Readonly<Record<string, Clipboard>>): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  return Object.assign(event, { clientX: 0, clientY: 0, ...load });
}

/** The event of a key named as in a keymap. */
export function keyEvent(name: string): KeyboardEvent {
  const parts = name === '-' ? [name] : name.split(/-(?!$)/);
  const key = parts.pop() ?? '';
  const held = (modifier: string): boolean => parts.includes(modifier);
  const code = /^[a-z]$/i.test(key)
    ? `Key${key.toUpperCase()}`
    : /^\d$/.test(key)
      ? `Digit${key}`
      : key;
  return new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey: held('Mod') || held('Ctrl'),
    shiftKey: held('Shift'),
    altKey: held('Alt'),
    metaKey: held('Meta'),
    bubbles: true,
    cancelable: true,
  });
}
