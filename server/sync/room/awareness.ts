import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { BODY_ROOT } from '../../../shared/document/sequence/form.ts';
import type { UserId } from '../../../shared/ids.ts';
import { SOCKET_LIMITS } from '../../../shared/limits.ts';
import { awarenessFrame } from './frames.ts';
import { Throttle } from './throttle.ts';

/** Who stands behind a connection, as others see them. */
export interface PresenceUser {
  readonly userId: UserId;
  readonly name: string;
  readonly color: string;
}

/** A connection, as far as carets concern it. */
export interface Subscriber {
  readonly user: PresenceUser;
  send(frame: Uint8Array): void;
}

interface Entry {
  readonly client: number;
  /** JSON text of the client's state, or null. */
  readonly text: string | null;
}

const number = z.int().min(0);
const structId = z.object({ client: number, clock: number });
/** A position that moves with the text, as Yjs writes it: it throws over any other. */
const position = z.union([
  z.looseObject({
    item: structId,
    type: structId.nullish(),
    tname: z.literal(BODY_ROOT).nullish(),
  }),
  z.looseObject({
    item: z.null().optional(),
    tname: z.literal(BODY_ROOT),
    type: z.null().optional(),
  }),
  z.looseObject({ item: z.null().optional(), tname: z.null().optional(), type: structId }),
]);

/** A caret that editors cannot read is none: it would break those of everybody in the room. */
const stateSchema = z.looseObject({
  cursor: z.object({ anchor: position, head: position }).nullable().catch(null).optional(),
});

function readEntries(bytes: Uint8Array): Entry[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > SOCKET_LIMITS.awarenessStates) return [];
  return Array.from({ length: count }, () => {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const text = decoding.readVarString(decoder);
    return { client, text: text === 'null' ? null : text };
  });
}

/** The state with the server's own word on who it is ([W7]); null where it is no state. */
function signed(text: string, user: PresenceUser): string | null {
  if (text.length > SOCKET_LIMITS.awarenessBytes) return null;
  try {
    return JSON.stringify({ ...stateSchema.parse(JSON.parse(text)), user: user });
  } catch {
    return null;
  }
}

/**
 * Carets and selections of one room. A connection speaks for one client id; the rest of what it sends,
 * such as what a stock client passes on of others, is left out. Clocks are the server's: a client that
 * comes back with its old ones would not be heard.
 */
export class Awareness {
  readonly #mayUse: (client: number, userId: UserId) => boolean;
  readonly #now: () => number;
  readonly #throttle: Throttle;
  readonly #clients = new Map<Subscriber, number | null>();
  readonly #speakers = new Map<number, Subscriber>();
  readonly #states = new Map<number, string>();
  #changed = new Set<number>();
  #lastClock = 0;

  constructor(options: {
    readonly mayUse: (client: number, userId: UserId) => boolean;
    readonly now: () => number;
    readonly every: number;
  }) {
    this.#mayUse = options.mayUse;
    this.#now = options.now;
    this.#throttle = new Throttle(options.every, () => this.#broadcast());
  }

  join(subscriber: Subscriber): void {
    this.#clients.set(subscriber, null);
    this.sendAll(subscriber);
  }

  sendAll(subscriber: Subscriber): void {
    if (this.#states.size > 0) subscriber.send(this.#encode([...this.#states.keys()]));
  }

  receive(subscriber: Subscriber, bytes: Uint8Array): void {
    let entries: readonly Entry[];
    try {
      entries = readEntries(bytes);
    } catch {
      return;
    }
    const own = entries.find(({ client }) => this.#speaksFor(subscriber, client));
    if (own !== undefined) this.#set(own, subscriber.user);
  }

  leave(subscriber: Subscriber): void {
    const client = this.#clients.get(subscriber) ?? null;
    this.#clients.delete(subscriber);
    if (client === null || this.#speakers.get(client) !== subscriber) return;
    this.#speakers.delete(client);
    this.#states.delete(client);
    this.#change(client);
  }

  close(): void {
    this.#throttle.cancel();
  }

  /** The first free id that a connection names is its own; a person's own older connection gives way. */
  #speaksFor(subscriber: Subscriber, client: number): boolean {
    const own = this.#clients.get(subscriber);
    if (own !== null) return own === client && this.#speakers.get(client) === subscriber;
    const speaker = this.#speakers.get(client);
    if (speaker !== undefined && speaker.user.userId !== subscriber.user.userId) return false;
    if (!this.#mayUse(client, subscriber.user.userId)) return false;
    this.#clients.set(subscriber, client);
    this.#speakers.set(client, subscriber);
    return true;
  }

  #set({ client, text }: Entry, user: PresenceUser): void {
    if (text === null) this.#states.delete(client);
    else {
      const state = signed(text, user);
      if (state === null) return;
      this.#states.set(client, state);
    }
    this.#change(client);
  }

  #change(client: number): void {
    this.#changed.add(client);
    this.#throttle.trigger();
  }

  #broadcast(): void {
    const changed = [...this.#changed];
    this.#changed = new Set();
    const forAll = this.#encode(changed);
    for (const [subscriber, own] of this.#clients) {
      // An echo under the server's clock would replace what the client has set since.
      const echoes = own !== null && changed.includes(own);
      const frame = echoes ? this.#encode(changed.filter((client) => client !== own)) : forAll;
      subscriber.send(frame);
    }
  }

  #encode(clients: readonly number[]): Uint8Array {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#now());
    const bytes = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients.length);
      for (const client of clients) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, this.#lastClock);
        encoding.writeVarString(encoder, this.#states.get(client) ?? 'null');
      }
    });
    return awarenessFrame(bytes);
  }
}
