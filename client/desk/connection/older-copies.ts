import { textOf } from '../../../shared/domain/content.ts';
import { openTree, TREE_SCHEMA, treeContent } from '../../../shared/document/tree/read.ts';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { ApiFailure, type ApiRefusal } from '../api/refusal.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { CopyFile } from './copy-file.ts';
import { openCopyFile } from './copy-file.ts';
import { joinRows } from './older-rows.ts';

/** Whose words in which update. */
export interface CopyOwner {
  readonly userId: UserId;
  readonly updateId: UpdateId;
}

/** Named with the schema's version, as an older editor must not touch a newer copy ([W6]). */
export const copyName = ({ userId, updateId }: CopyOwner, version = SCHEMA_VERSION): string =>
  `dateline/${version}/${userId}/${updateId}`;

/** What the editor of an older version has left on this device; `text` is all of the update as it was here. */
export type OlderWords =
  | { readonly status: 'none' }
  /** The server has not confirmed them. */
  | { readonly status: 'waiting'; readonly text: string }
  /** The server does not take them. */
  | { readonly status: 'refused'; readonly text: string; readonly message: string };

interface Kept {
  readonly schema: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: CopyFile;
}

/** Sends one copy; throws ApiFailure. */
export type SendOlderCopy = (
  updateId: UpdateId,
  copy: { readonly schema: number; readonly bytes: Uint8Array<ArrayBuffer> },
) => Promise<unknown>;

const NONE: OlderWords = { status: 'none' };

/** Refusals that another attempt would meet again. */
const FINAL: ReadonlySet<ApiRefusal['code']> = new Set<ApiRefusal['code']>([
  'invalid',
  'forbidden',
  'too_large',
  'too_old',
]);

async function findOlder(owner: CopyOwner): Promise<readonly Kept[]> {
  const known = (await indexedDB.databases()).map(({ name }) => name);
  const kept: Kept[] = [];
  for (let schema = 0; schema <= TREE_SCHEMA; schema += 1) {
    const name = copyName(owner, schema);
    if (!known.includes(name)) continue;
    // In the order in which they were written.
    // oxlint-disable-next-line no-await-in-loop
    const file = await openCopyFile(name, { lost: () => {}, wanted: () => {} });
    // oxlint-disable-next-line no-await-in-loop
    const parts = await file.read();
    if (parts.length > 0) kept.push({ schema, bytes: joinRows(parts), file });
    // Nothing was ever written into it.
    // oxlint-disable-next-line no-await-in-loop
    else await file.discard();
  }
  return kept;
}

function textIn(kept: readonly Kept[]): string {
  try {
    return textOf(treeContent(openTree(kept.map(({ bytes }) => bytes))));
  } catch {
    return '';
  }
}

/**
 * What the editor of an older version left on this device. It never goes into the document, whose form it has not:
 * the server takes it in, and the copies go once it has confirmed that.
 */
export class OlderCopies {
  /** Resolves when this device has been looked through. */
  readonly found: Promise<void>;
  readonly #owner: CopyOwner;
  readonly #send: SendOlderCopy;
  readonly #words = observable<OlderWords>(NONE);
  #kept: readonly Kept[] = [];
  #sending: Promise<void> | null = null;

  constructor(owner: CopyOwner, send: SendOlderCopy) {
    this.#owner = owner;
    this.#send = send;
    this.found = this.#find();
  }

  get words(): Observable<OlderWords> {
    return this.#words;
  }

  /** Sends what waits, in order; one run at a time. What the server did not answer stays, and waits. */
  send(): Promise<void> {
    this.#sending ??= this.found
      .then(() => this.#sendAll())
      .finally(() => {
        this.#sending = null;
      });
    return this.#sending;
  }

  async discard(): Promise<void> {
    await this.found;
    const kept = this.#kept;
    this.#kept = [];
    await Promise.all(kept.map(({ file }) => file.discard()));
    this.#words.set(NONE);
  }

  close(): void {
    for (const { file } of this.#kept) file.close();
  }

  async #find(): Promise<void> {
    // What cannot be read now stays there, and is read the next time.
    this.#kept = await findOlder(this.#owner).catch(() => []);
    if (this.#kept.length > 0) this.#words.set({ status: 'waiting', text: textIn(this.#kept) });
  }

  async #sendAll(): Promise<void> {
    for (const { schema, bytes, file } of this.#kept) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        await this.#send(this.#owner.updateId, { schema, bytes });
      } catch (error) {
        return this.#fail(error);
      }
      // One that cannot be removed now is sent again the next time, to no effect.
      // oxlint-disable-next-line no-await-in-loop
      await file.discard().catch(() => undefined);
      this.#kept = this.#kept.filter((other) => other.file !== file);
    }
    this.#words.set(NONE);
  }

  #fail(error: unknown): void {
    if (!(error instanceof ApiFailure) || !FINAL.has(error.refusal.code)) return;
    const text = textIn(this.#kept);
    this.#words.set({ status: 'refused', text, message: error.refusal.message });
  }
}
