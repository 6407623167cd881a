import { describe, expect, it } from 'vitest';
import type { ApiRefusal } from '../../../client/desk/api/refusal.ts';
import type { Creation } from '../../../client/desk/offline/creation-queue.ts';
import { createCreationQueue } from '../../../client/desk/offline/creation-queue.ts';
import { instant, updateId } from '../../../shared/ids.ts';
import { LIVE_BLOG } from '../../support/summaries.ts';

const UNREACHABLE: ApiRefusal = { code: 'unreachable', message: 'no answer' };
const FORBIDDEN: ApiRefusal = { code: 'forbidden', message: 'This live blog is closed.' };

function creation(number: number): Creation {
  return {
    id: updateId(`0198a000-0000-7000-8000-${String(number).padStart(12, '0')}`),
    liveBlogId: LIVE_BLOG,
    key: `key ${number}`,
    at: instant(new Date(number)),
    refused: null,
  };
}

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string): void => {
      kept.set(name, value);
    },
  };
}

function desk(storage = device()) {
  const sent: string[] = [];
  const created: string[] = [];
  let answer: (key: string) => ApiRefusal | null = () => null;
  const queue = createCreationQueue({
    storage,
    name: 'creations',
    send: async ({ key }) => {
      sent.push(key);
      return answer(key);
    },
    onCreated: async ({ key }) => void created.push(key),
  });
  const keys = () => queue.waiting.get().map(({ key }) => key);
  return { queue, sent, created, keys, answerWith: (next: typeof answer) => void (answer = next) };
}

describe('new updates', () => {
  it('leave the queue once the server has made them', async () => {
    const { queue, created, keys } = desk();
    queue.add(creation(1));
    queue.add(creation(2));
    await queue.flush();
    expect(created).toEqual(['key 1', 'key 2']);
    expect(keys()).toEqual([]);
  });

  it('[C17] are made and sent also where this browser’s storage is full', async () => {
    const storage = device();
    let full = true;
    const setItem = (name: string, value: string): void => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      storage.setItem(name, value);
    };
    const { queue, sent, keys } = desk({ ...storage, setItem });
    queue.add(creation(1));
    queue.add(creation(2));
    expect(keys()).toEqual(['key 1', 'key 2']);
    full = false;
    queue.add(creation(3));
    expect(desk(storage).keys()).toEqual(['key 1', 'key 2', 'key 3']);
    await queue.flush();
    expect(sent).toEqual(['key 1', 'key 2', 'key 3']);
    expect(keys()).toEqual([]);
  });

  it('[L8] are sent again with the same key after an attempt that got no answer', async () => {
    const { queue, sent, keys, answerWith } = desk();
    answerWith(() => UNREACHABLE);
    queue.add(creation(1));
    queue.add(creation(2));
    await queue.flush();
    expect(sent).toEqual(['key 1']);
    expect(keys()).toEqual(['key 1', 'key 2']);
    answerWith(() => null);
    await queue.flush();
    expect(sent).toEqual(['key 1', 'key 1', 'key 2']);
    expect(keys()).toEqual([]);
  });

  it('[L7] come back where the storage has lost them, and once', () => {
    const { queue, keys } = desk();
    queue.add(creation(2));
    queue.restore(JSON.stringify([creation(1), creation(2)]));
    queue.restore('no list');
    expect(keys()).toEqual(['key 1', 'key 2']);
  });

  it('[L7] are still there when the browser was closed before they were sent', async () => {
    const storage = device();
    const before = desk(storage);
    before.answerWith(() => UNREACHABLE);
    before.queue.add(creation(1));
    await before.queue.flush();
    const after = desk(storage);
    expect(after.keys()).toEqual(['key 1']);
    await after.queue.flush();
    expect(after.created).toEqual(['key 1']);
  });

  it('say why the server does not take one, and let the others pass', async () => {
    const { queue, sent, created, answerWith } = desk();
    answerWith((key) => (key === 'key 1' ? FORBIDDEN : null));
    queue.add(creation(1));
    queue.add(creation(2));
    await queue.flush();
    expect(created).toEqual(['key 2']);
    expect(queue.waiting.get()).toEqual([{ ...creation(1), refused: FORBIDDEN.message }]);
    await queue.flush();
    expect(sent).toEqual(['key 1', 'key 2']);
    queue.forget(creation(1).id);
    expect(queue.waiting.get()).toEqual([]);
  });

  it('are sent by one run at a time', async () => {
    const { queue, sent } = desk();
    queue.add(creation(1));
    await Promise.all([queue.flush(), queue.flush()]);
    expect(sent).toEqual(['key 1']);
  });

  it('are in the queue until the desk holds what the server made', async () => {
    let heldBefore = 0;
    const queue = createCreationQueue({
      storage: device(),
      name: 'creations',
      send: async () => null,
      onCreated: async () => void (heldBefore = queue.waiting.get().length),
    });
    queue.add(creation(1));
    await queue.flush();
    expect(heldBefore).toBe(1);
  });

  it('start empty where the device holds something else under that name', () => {
    const storage = device();
    storage.setItem('creations', '{"not": "a list"}');
    expect(desk(storage).keys()).toEqual([]);
    storage.setItem('creations', 'not JSON');
    expect(desk(storage).keys()).toEqual([]);
  });
});
