import * as Y from 'yjs';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import type { CopyFile } from './copy-file.ts';
import { openCopyFile } from './copy-file.ts';

/** Whose words in which update. */
export interface CopyOwner {
  readonly userId: UserId;
  readonly updateId: UpdateId;
}

/** Named with the schema's version, as an older editor must not touch a newer copy ([W6]). */
export const copyName = ({ userId, updateId }: CopyOwner, version = SCHEMA_VERSION): string =>
  `dateline/${version}/${userId}/${updateId}`;

async function olderNames(owner: CopyOwner): Promise<readonly string[]> {
  const known = (await indexedDB.databases()).map(({ name }) => name);
  return Array.from({ length: SCHEMA_VERSION }, (_, version) => copyName(owner, version)).filter(
    (name) => known.includes(name),
  );
}

/**
 * What editors of older schemas left on this device. Their words go into the document like any edit, for the
 * server's gate to judge; the copies stay until somebody says that nothing needs them any more.
 */
export class OlderCopies {
  readonly #owner: CopyOwner;
  readonly #read: CopyFile[] = [];

  constructor(owner: CopyOwner) {
    this.#owner = owner;
  }

  async readInto(document: Y.Doc): Promise<void> {
    for (const name of await olderNames(this.#owner)) {
      // In the order in which they were written.
      // oxlint-disable-next-line no-await-in-loop
      const file = await openCopyFile(name, { lost: () => {}, wanted: () => {} });
      // oxlint-disable-next-line no-await-in-loop
      const parts = await file.read();
      document.transact(() => parts.forEach((part) => Y.applyUpdate(document, part)));
      this.#read.push(file);
    }
  }

  /** Removes those that were read. */
  async remove(): Promise<void> {
    await Promise.all(this.#read.splice(0).map((file) => file.discard()));
  }

  close(): void {
    for (const file of this.#read.splice(0)) file.close();
  }
}
