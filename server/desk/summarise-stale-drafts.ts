import { readParts } from '../../shared/document/sequence/draft.ts';
import type { Store } from '../store/store.ts';

/**
 * Brings the timeline's rows up to their logs, as after a crash between an edit and its summary. Answers how
 * many there were.
 */
export async function summariseStaleDrafts({
  updates,
  draftLog,
}: Pick<Store, 'updates' | 'draftLog'>): Promise<number> {
  const stale = await updates.staleDrafts();
  for (const id of stale) {
    const loaded = await draftLog.load(id);
    if (loaded !== null) await updates.summariseDraft(id, readParts(loaded.parts), loaded.seq);
  }
  return stale.length;
}
