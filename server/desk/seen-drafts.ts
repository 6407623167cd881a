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

export function createSeenDrafts(capacity = 2000): SeenDrafts {
  const bodies = new Map<ContentHash, ContentNode>();
  return {
    remember({ hash, content }) {
      bodies.delete(hash);
      bodies.set(hash, content);
      for (const oldest of bodies.keys()) {
        if (bodies.size <= capacity) break;
        bodies.delete(oldest);
      }
    },
    find: (hash) => bodies.get(hash) ?? null,
  };
}
