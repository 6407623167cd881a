import type { z } from 'zod';
import type { DraftVersion } from '../../../shared/domain/version.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { listVersionsQuery } from '../../../shared/protocol/api.ts';
import type { VersionDetail, VersionPage, VersionSummary } from '../../../shared/protocol/desk.ts';
import type { Directory } from '../../auth/directory.ts';
import type { Answered, Request } from '../idempotency.ts';
import { mayRead } from '../access.ts';
import type { Desk } from '../desk.ts';
import { unknownUpdate } from '../desk.ts';

export const unknownVersion = refuse({
  code: 'not_found',
  message: 'This update has no such version.',
} as const);

async function summaryOf(
  directory: Directory,
  { id, at, reason, by, hash }: DraftVersion,
): Promise<VersionSummary> {
  return { id, at, reason, by: await directory.people(by), contentHash: hash };
}

/** Newest first; `next` is the `before` of the page after this one. */
export async function listVersions(
  { store, directory }: Desk,
  id: UpdateId,
  { before, limit }: z.output<typeof listVersionsQuery>,
  { staff }: Request,
): Promise<Answered> {
  const refusal = await mayRead(store, staff, id);
  if (refusal !== null) return refuse(refusal);
  const found = await store.versions.list(id, { before: before ?? null, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const body: VersionPage = {
    versions: await Promise.all(shown.map((version) => summaryOf(directory, version))),
    next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
  return ok({ status: 200, body });
}

export async function readVersion(
  { store, directory }: Desk,
  id: UpdateId,
  versionId: number,
  { staff }: Request,
): Promise<Answered> {
  const refusal = await mayRead(store, staff, id);
  if (refusal !== null) return refuse(refusal);
  const version = await store.versions.get(id, versionId);
  if (version === null) return unknownVersion;
  const { draft, previous } = version;
  const { content, meta } = draft;
  const body: VersionDetail = {
    ...(await summaryOf(directory, version)),
    previous,
    content,
    meta,
  };
  return ok({ status: 200, body });
}

/** Whose each Yjs client id of the draft is ([W7]). */
export async function listWriters(
  { store, drafts, directory }: Desk,
  id: UpdateId,
  { staff }: Request,
): Promise<Answered> {
  const refusal = await mayRead(store, staff, id);
  if (refusal !== null) return refuse(refusal);
  const authorship = await drafts.readAuthorship(id);
  if (authorship === null) return unknownUpdate;
  const owners = [...authorship.owners];
  const { credits } = authorship;
  const ids = [...owners.map(([, userId]) => userId), ...credits.map(({ owner }) => owner)];
  const people = new Map(
    (await directory.people([...new Set(ids)])).map((person) => [person.userId, person]),
  );
  const body = owners.map(([clientId, userId]) => ({
    clientId,
    person: people.get(userId),
    credits: credits
      .filter(({ client }) => client === clientId)
      .map(({ clock, length, owner }) => ({ clock, length, person: people.get(owner) })),
  }));
  return ok({ status: 200, body });
}
