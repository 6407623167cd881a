import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import {
  exceededLimit,
  type Limit,
  type Size,
  sizeOf,
} from '../../../shared/document/sequence/size.ts';
import type { UserId } from '../../../shared/ids.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { documentOf, record } from './document.ts';
import { Fill } from './fill.ts';
import { judge, type Verdict } from './gate.ts';

/** An update that the server made under a client id of its own. */
interface Edit {
  readonly bytes: Uint8Array;
  readonly client: number;
}

/** A frame that was accepted; `isNews`: it brings nothing that came before. */
interface Accepted {
  readonly bytes: Uint8Array;
  readonly isNews: boolean;
}

const HIGHEST_CLIENT = 2 ** 32;

/**
 * The durable document and what was accepted after it: the one that frames are judged on, and that a
 * refused frame may spoil. It is made anew from the durable one then, and after a failed commit.
 */
export class Shadow {
  readonly #durable: Y.Doc;
  readonly #owners: Map<number, UserId>;
  /** Accepted and not yet durable, in order. */
  #accepted: Accepted[] = [];
  #document: Y.Doc | null = null;
  readonly #fill = new Fill();
  /** Bytes of the encoded document: at least as many as it has. */
  #size: number;

  constructor(durable: Y.Doc, owners: ReadonlyMap<number, UserId>, size: number) {
    this.#durable = durable;
    this.#owners = new Map(owners);
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether frames can be judged at once. */
  get isReady(): boolean {
    return this.#document !== null;
  }

  ownerOf(client: number): UserId | undefined {
    return this.#owners.get(client);
  }

  /** A sound frame becomes part of the shadow, and new client ids belong to its author from now on. */
  judge(bytes: Uint8Array, userId: UserId): Verdict {
    const verdict = judge(bytes, userId, {
      document: this.#current(),
      owners: this.#owners,
      fill: this.#fill,
      // What is deleted leaves some bytes behind: of its own, and of what it is cut out of.
      owed: this.#hasRoomFor(bytes) ? 0 : 2 * bytes.length,
    });
    if (verdict.kind === 'sound') {
      const { clientIds, isNews } = verdict;
      this.#accept({ bytes, isNews }, userId, clientIds);
    }
    if (verdict.kind === 'refused' && verdict.spoilt) this.refresh();
    return verdict;
  }

  /** The server's own small edit on behalf of a person, which always fits; null where nothing changes. */
  edit(userId: UserId, change: (document: Y.Doc) => void): Edit | null {
    const made = this.#make(change);
    if (made !== null) this.#accept({ ...made, isNews: true }, userId, [made.client]);
    return made;
  }

  /** The limit beyond which the document would grow with the change, or null. Nothing is changed; `prepare` it again. */
  limitOf(change: (document: Y.Doc) => void): Limit | null {
    const before = this.#measure();
    this.#make(change);
    const limit = exceededLimit(this.#measure(), before);
    this.#size = before.bytes;
    this.refresh();
    return limit;
  }

  /** An edit of any size: the limit beyond which the document would grow, and nothing has changed then. */
  editWithin(userId: UserId, change: (document: Y.Doc) => void): Result<Edit | null, Limit> {
    const before = this.#measure();
    const made = this.#make(change);
    if (made === null) return ok(null);
    const limit = exceededLimit(this.#measure(), before);
    if (limit !== null) {
      this.#size = before.bytes;
      this.refresh();
      return refuse(limit);
    }
    this.#accept({ ...made, isNews: true }, userId, [made.client]);
    return ok(made);
  }

  /** A deletion by the server itself, which belongs to nobody; null where nothing goes. */
  remove(change: (document: Y.Doc) => void): Uint8Array | null {
    const document = this.#current();
    const bytes = record(document, () => change(document));
    if (bytes === null) return null;
    if (bytes[0] !== 0) {
      this.refresh();
      throw new Error('a deletion that brings something');
    }
    this.#take({ bytes, isNews: true });
    return bytes;
  }

  /**
   * These are durable now. Returns the bytes that others may be told as they came: where they are one frame, and
   * nothing but news to whoever has what was durable before.
   */
  committed(parts: readonly Uint8Array[]): Uint8Array | null {
    const [first] = this.#accepted.splice(0, parts.length);
    const isTold = parts.length === 1 && first?.bytes === parts[0] && first?.isNews === true;
    return isTold ? first.bytes : null;
  }

  /** The durable document has grown otherwise than by what was accepted. */
  refresh(): void {
    this.#document = null;
    this.#fill.forget();
  }

  /** Forgets what was accepted and will not become durable. */
  reset(): void {
    this.#accepted = [];
    this.refresh();
  }

  #make(change: (document: Y.Doc) => void): Edit | null {
    const document = this.#current();
    document.clientID = randomInt(HIGHEST_CLIENT);
    this.#fill.forget();
    const bytes = record(document, () => change(document));
    return bytes === null ? null : { bytes, client: document.clientID };
  }

  #measure(): Size {
    const size = sizeOf(this.#current());
    this.#size = size.bytes;
    return size;
  }

  /** What frames are judged on from now on, where that is not known yet: `encoded` is the durable document as one update. */
  prepare(encoded: Uint8Array): void {
    this.#document ??= documentOf([encoded, ...this.#acceptedBytes]);
  }

  get #acceptedBytes(): readonly Uint8Array[] {
    return this.#accepted.map(({ bytes }) => bytes);
  }

  #accept(accepted: Accepted, userId: UserId, clientIds: readonly number[]): void {
    this.#take(accepted);
    for (const client of clientIds) this.#owners.set(client, userId);
  }

  #take(accepted: Accepted): void {
    this.#accepted.push(accepted);
    this.#size += accepted.bytes.length;
  }

  #current(): Y.Doc {
    this.#document ??= documentOf([Y.encodeStateAsUpdate(this.#durable), ...this.#acceptedBytes]);
    return this.#document;
  }

  /**
   * Measures only when the sum of what came in says that the document may be full. An update that begins with 0
   * brings no structs: one can always delete.
   */
  #hasRoomFor(bytes: Uint8Array): boolean {
    if (bytes[0] === 0 || this.#size + bytes.length <= DOCUMENT_LIMITS.bytes) return true;
    this.#size = Y.encodeStateAsUpdate(this.#current()).length;
    return this.#size + bytes.length <= DOCUMENT_LIMITS.bytes;
  }
}
