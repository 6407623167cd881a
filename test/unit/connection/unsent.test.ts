import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteUnsent, unsentUpdates } from '../../../client/desk/connection/unsent.ts';
import { updateId, userId } from '../../../shared/ids.ts';

const MAYA = userId('maya');
const NOTED = `dateline.unsent.${MAYA}`;
const update = (digit: number) => updateId(`0198a000-0000-7000-8000-00000000000${digit}`);

const storage = new Map<string, string>();

beforeEach(() => {
  storage.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, value: string) => void storage.set(name, value),
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('notes updates with unconfirmed words until they are confirmed', () => {
  noteUnsent(MAYA, update(1), true);
  noteUnsent(MAYA, update(2), true);
  noteUnsent(MAYA, update(1), false);
  expect(unsentUpdates(MAYA)).toEqual([update(2)]);
});

it('parses what is noted once, however many keys are pressed', () => {
  noteUnsent(MAYA, update(1), true);
  const parse = vi.spyOn(JSON, 'parse');
  for (let key = 0; key < 100; key += 1) noteUnsent(MAYA, update(1), true);
  expect(parse).toHaveBeenCalledTimes(1);
});

it('notes an update again that another tab has taken for confirmed', () => {
  noteUnsent(MAYA, update(1), true);
  expect(unsentUpdates(MAYA)).toEqual([update(1)]);
  storage.set(NOTED, JSON.stringify([update(3)]));
  noteUnsent(MAYA, update(1), true);
  expect(unsentUpdates(MAYA)).toEqual([update(3), update(1)]);
});

it.each([
  ['is no list', '{'],
  ['names no update', '["of another program"]'],
])('knows of nothing where what is noted %s', (_reason, text) => {
  storage.set(NOTED, text);
  expect(unsentUpdates(MAYA)).toEqual([]);
});

it('knows of nothing where the browser keeps the storage closed', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new DOMException('closed', 'SecurityError');
    },
  });
  expect(unsentUpdates(MAYA)).toEqual([]);
});
