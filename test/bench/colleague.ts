import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAME_ACK } from '../../shared/protocol/sync.ts';
import { syncFrame } from '../support/raw-socket.ts';
import type { SyncPeer } from '../support/sync-peer.ts';
import { startCheckout, startYWebsocket } from '../support/sync-peer.ts';

/**
 * How long a key takes to each colleague with 100 people in one document; and with --rate how long an edit takes
 * to be durable at so many a second. Beside another checkout, and the server of `y-websocket` 1 (installed in a
 * folder of its own: `npm i y-websocket@1 yjs@13`), in turns:
 *
 *     node test/bench/colleague.ts [--beside /path/to/checkout] [--peer /path/to/folder]
 *     node test/bench/colleague.ts --rate 8000 [--beside /path/to/checkout]
 */
const { values } = parseArgs({
  options: {
    beside: { type: 'string' },
    peer: { type: 'string' },
    rate: { type: 'string' },
    people: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    keys: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '4' },
  },
});
const people = Number(values.people);
const TICK = 10;

/** The text that people type into: the body, or the first one in it. */
function textIn(document: Y.Doc): Y.Text {
  const body = document.share.get('body');
  // oxlint-disable-next-line no-underscore-dangle -- whether the root is a text or a tree is known from its items
  const first = body?._start?.content;
  const isTree = first instanceof Y.ContentType && first.type instanceof Y.XmlElement;
  if (!isTree) return document.getText('body');
  const text = document
    .getXmlFragment('body')
    .createTreeWalker((type) => type instanceof Y.XmlText);
  return [...text][0] as Y.XmlText;
}

/** One person with a document of their own. */
class Person {
  readonly #socket: WebSocket;
  readonly document = new Y.Doc();
  #typed: Uint8Array = new Uint8Array();
  readonly #ready: Uint8Array[] = [];
  /** What others have written and this person has not read yet. */
  #unread: Uint8Array[] = [];
  /** Called when an update of somebody comes. */
  onUpdate: () => void = () => {};
  onDurable: (count: number) => void = () => {};
  onState: () => void = () => {};

  constructor({ url, headers }: SyncPeer) {
    this.#socket = new WebSocket(url, { headers: { ...headers } });
    this.#socket.on('message', (data: Buffer) => this.#take(data));
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#typed = update;
    });
  }

  async open(): Promise<void> {
    await once(this.#socket, 'open');
    const state = new Promise<void>((resolve) => {
      this.onState = resolve;
    });
    this.#socket.send(syncFrame(0, Y.encodeStateVector(this.document)));
    await state;
  }

  #take(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME_ACK) this.onDurable(decoding.readVarUint(decoder));
    if (type !== 0) return;
    const kind = decoding.readVarUint(decoder);
    if (kind === 2) {
      this.onUpdate();
      this.#unread.push(decoding.readVarUint8Array(decoder));
    }
    if (kind !== 1) return;
    Y.applyUpdate(this.document, decoding.readVarUint8Array(decoder), this);
    this.onState();
  }

  /** People type into what they see. */
  read(): void {
    const unread = this.#unread;
    this.#unread = [];
    for (const update of unread) Y.applyUpdate(this.document, update, this);
  }

  type(): void {
    this.#socket.send(this.#ready.shift() ?? this.#key());
  }

  /** Has so many keys ready to be sent. */
  prepare(keys: number): void {
    for (let key = 0; key < keys; key += 1) this.#ready.push(this.#key());
  }

  #key(): Uint8Array {
    textIn(this.document).insert(1, 'x');
    return syncFrame(2, this.#typed);
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** One key after the other; milliseconds until each colleague has it. */
async function typeInTurn(persons: readonly Person[], times: number[]): Promise<void> {
  for (let key = 0; key < Number(values.keys); key += 1) {
    const typist = persons[key % persons.length];
    typist?.read();
    const start = performance.now();
    const seen = persons
      .filter((person) => person !== typist)
      .map(
        (person) =>
          new Promise<void>((resolve) => {
            person.onUpdate = () => {
              times.push(performance.now() - start);
              person.onUpdate = () => {};
              resolve();
            };
          }),
      );
    typist?.type();
    await Promise.all(seen);
    await pause(TICK);
  }
}

/** All at once, so many keys a second; milliseconds until each is durable. */
async function typeAtOnce(persons: readonly Person[], times: number[]): Promise<void> {
  const perTick = (Number(values.rate) * TICK) / 1000;
  const sent = persons.map((): number[] => []);
  const keys = (Number(values.rate) * Number(values.seconds)) / persons.length;
  for (const person of persons) person.prepare(keys);
  for (const [index, person] of persons.entries()) {
    let durable = 0;
    let before = 0;
    person.onDurable = (count) => {
      // The frame that opened the exchange counts as well.
      before ||= count;
      const now = performance.now();
      for (; durable < count - 1; durable += 1) times.push(now - (sent[index]?.[durable] ?? now));
    };
  }
  const end = performance.now() + Number(values.seconds) * 1000;
  let due = performance.now();
  for (let next = 0; performance.now() < end;) {
    for (let key = 0; key < perTick; key += 1, next = (next + 1) % persons.length) {
      sent[next]?.push(performance.now());
      persons[next]?.type();
    }
    due += TICK;
    await pause(Math.max(0, due - performance.now()));
  }
  await pause(1000);
}

const percentile = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));

interface Times {
  readonly found: number[];
  readonly processorTime: number;
}

async function round(start: () => Promise<SyncPeer>, times: Map<string, Times[]>): Promise<void> {
  const peer = await start();
  const persons = Array.from({ length: people }, () => new Person(peer));
  await Promise.all(persons.map((person) => person.open()));
  await pause(500);
  const found: number[] = [];
  const before = peer.processorTime();
  await (values.rate === undefined ? typeInTurn(persons, found) : typeAtOnce(persons, found));
  const processorTime = peer.processorTime() - before;
  times.set(peer.name, [...(times.get(peer.name) ?? []), { found, processorTime }]);
  for (const person of persons) person.close();
  await peer.close();
}

const { beside, peer } = values;
const starts = [
  () => startCheckout(process.cwd()),
  ...(beside === undefined ? [] : [() => startCheckout(beside)]),
  ...(peer === undefined ? [] : [() => startYWebsocket(peer)]),
];
const times = new Map<string, Times[]>();
for (let turn = 0; turn < Number(values.rounds); turn += 1) {
  for (const start of starts) await round(start, times);
}
const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
console.table(
  Object.fromEntries(
    [...times].map(([name, rounds]) => {
      const sorted = rounds.map(({ found }) => found.toSorted((a, b) => a - b));
      const at = (share: number) => median(sorted.map((each) => percentile(each, share)));
      const each = rounds.map(({ found, processorTime }) => (1000 * processorTime) / found.length);
      const server = Number(median(each).toFixed(1));
      const count = sorted.flat().length;
      return [name, { 'p50 ms': at(0.5), 'p99 ms': at(0.99), 'server µs': server, count }];
    }),
  ),
);
