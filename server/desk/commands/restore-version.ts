import { parseContent } from '../../../shared/document/schema/parse.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/ids.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { mayWrite } from '../access.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { earlierResult, runOnce } from '../idempotency.ts';
import type { Desk } from '../desk.ts';
import { unknownUpdate, unknownVersion } from '../desk.ts';
import { tooLarge } from '../too-large.ts';

/**
 * Makes the body say again what a version says: an edit like any other, in the name of the one who asks,
 * with a version kept before it, so that it can be taken back in the same way. The edit goes through the
 * draft's log and so stands outside the transaction of its record: a crash between the two, and a retry
 * after it, restore twice, which is once.
 */
export async function restoreVersion(
  desk: Pick<Desk, 'store' | 'drafts' | 'presenter' | 'clock' | 'newId'>,
  id: UpdateId,
  versionId: number,
  request: Request,
): Promise<CommandResult<UpdateDetail>> {
  const { store, drafts } = desk;
  const earlier = await earlierResult<UpdateDetail>(store.idempotencyRecords, request);
  if (earlier !== null) return earlier;
  const refusal = await mayWrite(store, request.staff, id);
  if (refusal !== null) return refuse(refusal);
  const version = await store.versions.get(id, versionId);
  if (version === null) return unknownVersion;
  const content = parseContent(version.draft.content, desk.newId);
  if (!content.ok) return refuse({ code: 'conflict', message: content.refusal.message });
  const before = await drafts.readDraft(id);
  const after = await drafts.restoreBody(id, request.staff, content.value, version.authored);
  if (after === null || before === null) return unknownUpdate;
  if (!after.ok) return refuse(tooLarge(after.refusal));
  const { draft, authored } = after.value;
  const now = desk.clock();
  return runOnce<UpdateDetail>(store, request, now, async (tables) => {
    if (draft.hash !== before.hash) {
      const [at, by] = [instant(now), request.staff.userId];
      await tables.versions.insert({
        updateId: id,
        at,
        reason: 'restored',
        by: [by],
        draft,
        authored,
      });
      const details = { version: versionId };
      await tables.audit.insert({ at, userId: by, action: 'update.restore', subject: id, details });
    }
    const detail = await desk.presenter.detail(tables, id, draft);
    return detail === null ? unknownUpdate : ok(detail);
  });
}
