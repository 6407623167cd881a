import { LRUCache } from 'lru-cache';
import type { CachedResponse } from './cached-response.ts';
import { sizeOf } from './cached-response.ts';

interface CacheLimits {
  /** Most responses. */
  readonly items: number;
  readonly bytes: number;
}

/**
 * Responses that are made once and kept until something changes. Requests that come while one is being made wait for
 * it together. Bounded by count and bytes: what was asked for longest ago goes first.
 */
export class ResponseCache {
  readonly #finished: LRUCache<string, CachedResponse>;
  /** By key, since the last change: what was begun before it is not kept. */
  #underWay = new Map<string, Promise<CachedResponse>>();

  constructor({ items, bytes }: CacheLimits) {
    this.#finished = new LRUCache({ max: items, maxSize: bytes, sizeCalculation: sizeOf });
  }

  /** The finished response, if it is there. */
  find(key: string): CachedResponse | undefined {
    return this.#finished.get(key);
  }

  /** The response, made with `make` unless it is there or under way; rejects where that does, and forgets it. */
  get(key: string, make: () => Promise<CachedResponse>): Promise<CachedResponse> {
    const finished = this.#finished.get(key);
    if (finished !== undefined) return Promise.resolve(finished);
    return this.#underWay.get(key) ?? this.#begin(key, make);
  }

  /** Something has changed: everything is made anew. */
  clear(): void {
    this.#finished.clear();
    this.#underWay = new Map();
  }

  #begin(key: string, make: () => Promise<CachedResponse>): Promise<CachedResponse> {
    const underWay = this.#underWay;
    const response = make();
    underWay.set(key, response);
    const keep = (made: CachedResponse): void => {
      // After a change those who wait get it, and those who come later do not ([P6]).
      if (underWay === this.#underWay) this.#finished.set(key, made);
      underWay.delete(key);
    };
    response.then(keep, () => underWay.delete(key));
    return response;
  }
}
