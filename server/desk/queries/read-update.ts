import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import { unknownUpdate } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** An update: its state, what its draft holds now, and the hash to publish it by. */
export async function readUpdate(
  { store, drafts, presenter }: Pick<Desk, 'store' | 'drafts' | 'presenter'>,
  id: UpdateId,
): Promise<CommandResult<UpdateDetail>> {
  const draft = await drafts.readDraft(id);
  if (draft === null) return unknownUpdate;
  const detail = await presenter.detail(store, id, draft);
  return detail === null ? unknownUpdate : ok(detail);
}
