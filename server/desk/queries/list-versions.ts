import type { z } from 'zod';
import type { Staff } from '../../../shared/domain/policy.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { listVersionsQuery } from '../../../shared/protocol/api.ts';
import type { VersionPage } from '../../../shared/protocol/desk.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { mayRead } from '../access.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';
import { versionSummary } from '../version-summary.ts';

/** The versions of a draft, newest first; `next` is the `before` of the page after this one. */
export async function listVersions(
  { store, directory }: Pick<Desk, 'store' | 'directory'>,
  id: UpdateId,
  { before, limit }: z.output<typeof listVersionsQuery>,
  staff: Staff,
): Promise<CommandResult<VersionPage>> {
  const refusal = await mayRead(store, staff, id);
  if (refusal !== null) return refuse(refusal);
  const found = await store.versions.list(id, { before: before ?? null, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return ok({
    versions: await Promise.all(shown.map((version) => versionSummary(directory, version))),
    next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  });
}
