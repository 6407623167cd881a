import { LRUCache } from 'lru-cache';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { ContentHash } from '../../shared/ids.ts';

/**
 * Bodies that people were shown lately, by hash, so that a `changed` refusal can show the difference.
 * A cache: where a body has gone, the refusal says that something changed and not what.
 */
export interface SeenDrafts {
  remember(draft: Pick<Draft, 'hash' | 'content'>): void;
  find(hash: ContentHash): ContentNode | null;
}

/** Of their texts as JSON; the objects take some times as much. */
const CAPACITY_BYTES = 32 * 1024 * 1024;

/** Kept as text, of which the size is known; what was shown longest ago goes first. */
export function createSeenDrafts(capacityBytes = CAPACITY_BYTES): SeenDrafts {
  const bodies = new LRUCache<ContentHash, string>({
    maxSize: capacityBytes,
    sizeCalculation: (text) => Math.max(1, Buffer.byteLength(text)),
  });
  return {
    remember({ hash, content }) {
      // The hash is of the content: what is known under it is the same.
      if (bodies.get(hash) === undefined) bodies.set(hash, JSON.stringify(content));
    },
    find(hash) {
      const text = bodies.get(hash);
      // Written above, of a content.
      return text === undefined ? null : (JSON.parse(text) as ContentNode);
    },
  };
}
