import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import type { UserId } from '../../../shared/ids.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { applyParts, documentOf, record } from '../document.ts';
import { decodeUpdate } from './decode.ts';
import { judge, type Verdict } from './gate.ts';
import { bringsNothing } from './state.ts';

const HIGHEST_CLIENT = 2 ** 32;

/**
 * The durable document and what was accepted after it: the one that frames are judged on, and that a
 * refused frame may spoil. It is made anew from the durable one then, and after a failed commit.
 */
export class Shadow {
  readonly #durable: Y.Doc;
  readonly #owners: Map<number, UserId>;
  /** Accepted and not yet durable, in order. */
  #accepted: Uint8Array[] = [];
  #document: Y.Doc | null = null;
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

  ownerOf(client: number): UserId | undefined {
    return this.#owners.get(client);
  }

  /** A sound frame becomes part of the shadow, and new client ids belong to its author from now on. */
  judge(bytes: Uint8Array, userId: UserId): Verdict {
    if (!this.#hasRoomFor(bytes)) {
      const update = decodeUpdate(bytes);
      const isKnown = update !== null && bringsNothing(this.#current(), update);
      if (isKnown) return { kind: 'nothing' };
      return { kind: 'refused', code: 'document_too_large', spoilt: false };
    }
    const verdict = judge(bytes, userId, { document: this.#current(), owners: this.#owners });
    if (verdict.kind === 'sound') this.#accept(bytes, userId, verdict.clientIds);
    if (verdict.kind === 'refused' && verdict.spoilt) this.#document = null;
    return verdict;
  }

  /** The server's own edit on behalf of a person, under a client id of its own; null where nothing changes. */
  edit(
    userId: UserId,
    change: (document: Y.Doc) => void,
  ): { readonly bytes: Uint8Array; readonly clientIds: readonly number[] } | null {
    const document = this.#current();
    document.clientID = randomInt(HIGHEST_CLIENT);
    const bytes = record(document, () => change(document));
    if (bytes === null) return null;
    const clientIds = [document.clientID];
    this.#accept(bytes, userId, clientIds);
    return { bytes, clientIds };
  }

  /** A deletion by the server itself, which belongs to nobody; null where nothing goes. */
  remove(change: (document: Y.Doc) => void): Uint8Array | null {
    const document = this.#current();
    const bytes = record(document, () => change(document));
    if (bytes === null) return null;
    if (bytes[0] !== 0) {
      this.#document = null;
      throw new Error('a deletion that brings something');
    }
    this.#accepted.push(bytes);
    this.#size += bytes.length;
    return bytes;
  }

  /** The `count` frames accepted first are part of the durable document now. */
  committed(count: number): void {
    this.#accepted.splice(0, count);
  }

  /** The durable document has grown otherwise than by what was accepted. */
  refresh(): void {
    this.#document = null;
  }

  /** Forgets what was accepted and will not become durable. */
  reset(): void {
    this.#accepted = [];
    this.#document = null;
  }

  #accept(bytes: Uint8Array, userId: UserId, clientIds: readonly number[]): void {
    this.#accepted.push(bytes);
    this.#size += bytes.length;
    for (const client of clientIds) this.#owners.set(client, userId);
  }

  #current(): Y.Doc {
    if (this.#document === null) {
      this.#document = documentOf([Y.encodeStateAsUpdate(this.#durable)]);
      applyParts(this.#document, this.#accepted);
    }
    return this.#document;
  }

  /**
   * Measures only when the sum of what came in says that the document may be full. An update that begins
   * with 0 brings no structs: one can always delete.
   */
  #hasRoomFor(bytes: Uint8Array): boolean {
    if (bytes[0] === 0 || this.#size + bytes.length <= DOCUMENT_LIMITS.bytes) return true;
    this.#size = Y.encodeStateAsUpdate(this.#current()).length;
    return this.#size + bytes.length <= DOCUMENT_LIMITS.bytes;
  }
}
