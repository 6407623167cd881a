import type { Staff } from '../../shared/domain/policy.ts';
import type { Draft, DraftMeta } from '../../shared/domain/update.ts';
import type { UpdateId } from '../../shared/ids.ts';

/** What the desk's commands need of the sync room. */
export interface Drafts {
  /** What is durable now; null where there is no such update. */
  readDraft(id: UpdateId): Promise<Draft | null>;
  setMeta(id: UpdateId, staff: Staff, patch: Partial<DraftMeta>): Promise<void>;
}
