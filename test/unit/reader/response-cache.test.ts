import { describe, expect, it } from 'vitest';
import type { CachedResponse } from '../../../server/reader/cached-response.ts';
import { ResponseCache } from '../../../server/reader/response-cache.ts';

/** A response of `text.length` bytes in all. */
const response = (text: string): CachedResponse => ({
  status: 200,
  etag: text,
  bodies: { br: Buffer.from(text), gzip: Buffer.alloc(0), identity: Buffer.alloc(0) },
  headers: { br: [], gzip: [], identity: [] },
});

/** A cache, by the texts of its responses. */
function cacheOf(items: number, bytes = 1_000) {
  const cache = new ResponseCache({ items, bytes });
  return {
    find: (key: string) => cache.find(key)?.etag,
    get: async (key: string, make: () => Promise<string>) =>
      (await cache.get(key, async () => response(await make()))).etag,
    clear: () => cache.clear(),
  };
}

describe('the cache of responses', () => {
  it('makes a response once for all who ask at the same time', async () => {
    const cache = cacheOf(10);
    let made = 0;
    const make = async () => `made ${(made += 1)}`;
    expect(await Promise.all([cache.get('a', make), cache.get('a', make)])).toEqual([
      'made 1',
      'made 1',
    ]);
    expect(cache.find('a')).toBe('made 1');
  });

  it('[P6] keeps nothing that was begun before a change', async () => {
    const cache = cacheOf(10);
    const { promise, resolve } = Promise.withResolvers<string>();
    const asked = cache.get('a', () => promise);
    cache.clear();
    resolve('old');
    expect(await asked).toBe('old');
    expect(cache.find('a')).toBeUndefined();
    expect(await cache.get('a', async () => 'new')).toBe('new');
  });

  it('forgets what failed', async () => {
    const cache = cacheOf(10);
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', async () => 'yes')).toBe('yes');
  });

  it('is bounded by count and by bytes', async () => {
    const few = cacheOf(2);
    for (const key of ['a', 'b', 'c']) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      await few.get(key, async () => key);
    }
    expect([few.find('a'), few.find('b'), few.find('c')]).toEqual([undefined, 'b', 'c']);
    const small = cacheOf(10, 5);
    await small.get('a', async () => 'aaaa');
    await small.get('b', async () => 'bb');
    expect([small.find('a'), small.find('b')]).toEqual([undefined, 'bb']);
  });
});
