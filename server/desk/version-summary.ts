import type { DraftVersion } from '../../shared/domain/version.ts';
import type { VersionSummary } from '../../shared/protocol/desk.ts';
import type { Directory } from '../auth/directory.ts';

/** A version as lists tell of it, with the names of those who wrote. */
export async function versionSummary(
  directory: Directory,
  { id, at, reason, by, hash }: DraftVersion,
): Promise<VersionSummary> {
  return { id, at, reason, by: await directory.people(by), contentHash: hash };
}
