import { describe, expect, it } from 'vitest';
import { Shelf } from '../../../server/reader/response-cache.ts';

const shelfOf = (items: number, bytes = 1_000) =>
  new Shelf<string>({ items, bytes, sizeOf: (item) => item.length });

describe('the shelf of answers', () => {
  it('makes an answer once for all who ask at the same time', async () => {
    const shelf = shelfOf(10);
    let made = 0;
    const make = async () => `made ${(made += 1)}`;
    expect(await Promise.all([shelf.get('a', make), shelf.get('a', make)])).toEqual([
      'made 1',
      'made 1',
    ]);
    expect(shelf.peek('a')).toBe('made 1');
  });

  it('[P6] keeps nothing that was begun before a change', async () => {
    const shelf = shelfOf(10);
    const { promise, resolve } = Promise.withResolvers<string>();
    const asked = shelf.get('a', () => promise);
    shelf.clear();
    resolve('old');
    expect(await asked).toBe('old');
    expect(shelf.peek('a')).toBeUndefined();
    expect(await shelf.get('a', async () => 'new')).toBe('new');
  });

  it('forgets what failed', async () => {
    const shelf = shelfOf(10);
    await expect(shelf.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await shelf.get('a', async () => 'yes')).toBe('yes');
  });

  it('is bounded by count and by bytes', async () => {
    const few = shelfOf(2);
    for (const key of ['a', 'b', 'c']) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      await few.get(key, async () => key);
    }
    expect([few.peek('a'), few.peek('b'), few.peek('c')]).toEqual([undefined, 'b', 'c']);
    const small = shelfOf(10, 5);
    await small.get('a', async () => 'aaaa');
    await small.get('b', async () => 'bb');
    expect([small.peek('a'), small.peek('b')]).toEqual([undefined, 'bb']);
  });
});
