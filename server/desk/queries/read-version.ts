import type { Staff } from '../../../shared/domain/policy.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { VersionDetail } from '../../../shared/protocol/desk.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { mayRead } from '../access.ts';
import type { Desk } from '../desk.ts';
import { unknownVersion } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';
import { versionSummary } from '../version-summary.ts';

/** What a draft said in one version. */
export async function readVersion(
  { store, directory }: Pick<Desk, 'store' | 'directory'>,
  id: UpdateId,
  versionId: number,
  staff: Staff,
): Promise<CommandResult<VersionDetail>> {
  const refusal = await mayRead(store, staff, id);
  if (refusal !== null) return refuse(refusal);
  const version = await store.versions.get(id, versionId);
  if (version === null) return unknownVersion;
  const { draft, previous } = version;
  const { content, meta } = draft;
  return ok({ ...(await versionSummary(directory, version)), previous, content, meta });
}
