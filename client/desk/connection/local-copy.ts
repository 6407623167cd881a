import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../../shared/document/version.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';

/** The words of one person in one update, as this device keeps them. */
export interface LocalCopy {
  /** Resolves when the copy has been read into the document; false where this browser keeps nothing. */
  readonly loaded: Promise<boolean>;
  readonly close: () => void;
  readonly discard: () => Promise<void>;
}

/** Named with the schema's version, as an older editor must not touch a newer copy ([W6]). */
export const localCopyName = (userId: UserId, updateId: UpdateId): string =>
  `dateline/${SCHEMA_VERSION}/${userId}/${updateId}`;

const PATIENCE_MILLISECONDS = 3_000;

export function openLocalCopy(document: Y.Doc, name: string): LocalCopy {
  if (typeof indexedDB === 'undefined') {
    return { loaded: Promise.resolve(false), close: () => {}, discard: () => Promise.resolve() };
  }
  const persistence = new IndexeddbPersistence(name, document);
  return {
    loaded: Promise.race([persistence.whenSynced.then(() => true), gaveUp()]),
    close: () => void persistence.destroy().catch(() => undefined),
    discard: () => persistence.clearData(),
  };
}

/** Some browsers neither open their database nor say why: nobody should wait for them to write. */
async function gaveUp(): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
  return false;
}
