import { setTimeout as pause } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { FRAME_ACK, FRAME_DENIED, FRAME_SYNC } from '../../shared/protocol/sync.ts';
import { SYNC_PARAMS } from './crash-desk.ts';
import { eventually } from './eventually.ts';
import type { Random } from './random.ts';

/** What was typed is made of marks that are found again wherever they stand: `⟨anna-17⟩`. */
const MARK = /⟨\w+-\d+⟩/g;

export const marksIn = (document: Y.Doc): Set<string> =>
  new Set(bodyOf(document).toJSON().match(MARK) ?? []);

/** Someone at a stock WebsocketProvider who keeps a ledger of all that they typed and saw. */
export interface Typist {
  readonly document: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly typed: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
  /** Others' marks that came over the socket. */
  readonly seen: ReadonlySet<string>;
  readonly denied: readonly string[];
  type(random: Random): void;
  /** Resolves when all that was typed is acknowledged. */
  saved(): Promise<void>;
  /** Ends the connection; resolves when nothing can come from it any more. */
  leave(): Promise<void>;
}

export interface TypistOptions {
  readonly address: string;
  readonly updateId: string;
  readonly name: string;
  readonly cookie: string;
}

/** Which marks each sync frame of one connection has taken along, as frames are acknowledged by number. */
class Ledger {
  readonly typed = new Set<string>();
  readonly acknowledged = new Set<string>();
  #waiting: (readonly [frame: number, marks: readonly string[]])[] = [];
  #sent = 0;
  #latest = '';

  write(mark: string): void {
    this.typed.add(mark);
    this.#latest = mark;
  }

  connected(): void {
    this.#sent = 0;
    this.#waiting = [];
  }

  sent(frame: Uint8Array): void {
    if (frame[0] !== FRAME_SYNC) return;
    this.#sent += 1;
    this.#waiting.push([this.#sent, this.#marksIn(frame)]);
  }

  #marksIn(frame: Uint8Array): readonly string[] {
    if (frame[1] === messageYjsSyncStep2) return [...this.typed];
    return frame[1] === messageYjsUpdate ? [this.#latest] : [];
  }

  ack(count: number): void {
    const durable = this.#waiting.filter(([frame]) => frame <= count);
    for (const [, marks] of durable) for (const mark of marks) this.acknowledged.add(mark);
    this.#waiting = this.#waiting.filter(([frame]) => frame > count);
  }
}

function socketOf(cookie: string, ledger: Ledger): typeof globalThis.WebSocket {
  class LedgerSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
      ledger.connected();
    }
    override send(data: Uint8Array): void {
      ledger.sent(data);
      super.send(data);
    }
  }
  // ws differs from the browser's class in details that y-websocket does not touch.
  return LedgerSocket as unknown as typeof globalThis.WebSocket;
}

/** The characters of a body; a line end or a head is a line feed. */
function charactersIn(body: Y.Text): string {
  // A delta's inserts are untyped: text, or what is embedded.
  const delta = body.toDelta() as readonly { readonly insert: unknown }[];
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\n')).join('');
}

/** Between two marks, as one typed into another would hide it. */
function pickPlace(body: Y.Text, random: Random): number {
  const words = charactersIn(body);
  const ends = [...words.matchAll(MARK)].map(({ index, 0: mark }) => index + mark.length);
  return random.pick([0, words.length, ...ends]);
}

/** Now and then a line ends between two marks. */
function endLine(body: Y.Text, random: Random): void {
  body.insertEmbed(pickPlace(body, random), new Y.Map([['live', true]]), {});
}

export function openTypist({ address, updateId, name, cookie }: TypistOptions): Typist {
  const document = new Y.Doc();
  const ledger = new Ledger();
  const seen = new Set<string>();
  const denied: string[] = [];
  let count = 0;
  const provider = new WebsocketProvider(address, updateId, document, {
    params: SYNC_PARAMS,
    disableBc: true,
    maxBackoffTime: 100,
    WebSocketPolyfill: socketOf(cookie, ledger),
  });
  provider.messageHandlers[FRAME_ACK] = (_encoder, decoder) =>
    ledger.ack(decoding.readVarUint(decoder));
  provider.messageHandlers[FRAME_DENIED] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    denied.push(decoding.readVarString(decoder));
  };
  document.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) return;
    for (const mark of marksIn(document)) if (!ledger.typed.has(mark)) seen.add(mark);
  });
  return {
    document,
    provider,
    typed: ledger.typed,
    acknowledged: ledger.acknowledged,
    seen,
    denied,
    type(random) {
      count += 1;
      const mark = `⟨${name}-${count}⟩`;
      ledger.write(mark);
      document.transact(() => {
        const body = bodyOf(document);
        if (random.chance(0.1)) endLine(body, random);
        body.insert(pickPlace(body, random), mark);
      });
    },
    saved: () =>
      eventually(
        () => provider.synced && ledger.acknowledged.size === ledger.typed.size,
        `${name} is saved (${denied.join('; ')})`,
      ),
    async leave() {
      provider.disconnect();
      await eventually(() => !provider.wsconnected, `${name} has left`);
    },
  };
}

/** Marks without an answer at which a typist waits: a long outage must not become a test of our own typing. */
const MOST_WAITING = 200;

/** Types, faster than any person, until `stop` is aborted. */
export async function typeUntil(stop: AbortSignal, typist: Typist, random: Random): Promise<void> {
  while (!stop.aborted) {
    if (typist.typed.size - typist.acknowledged.size < MOST_WAITING) typist.type(random);
    await pause(random.between(0, 12));
  }
}
