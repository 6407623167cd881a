import * as decoding from 'lib0/decoding';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { FRAME_AWARENESS } from '../../shared/protocol/sync.ts';
import { Disk } from '../simulation/disk.ts';
import { Link } from '../simulation/network.ts';
import { Server } from '../simulation/server.ts';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { mutate } from '../support/mutation.ts';
import { createRandom, type Random } from '../support/random.ts';
import { awarenessFrame, openRaw, syncFrame } from '../support/raw-socket.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

const ANNA = 1111;
const BEN = 2222;
const MALLORY = 6666;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The room with Anna, who has written, Ben, who only looks, and Mallory. */
class Gathering {
  readonly #disk = new Disk();
  readonly #server = new Server(this.#disk, () => {});
  readonly #links = new Map<string, Link>();
  /** Each state that anybody was sent: whose client id it stands under, and what it says. */
  readonly told: (readonly [client: number, state: unknown])[] = [];

  async send(name: string, frame: Uint8Array): Promise<void> {
    const known = this.#links.get(name);
    const link = known?.server.readyState === 1 ? known : await this.#join(name);
    link.server.take({ kind: 'frame', bytes: frame });
    await this.#settle();
  }

  /** Until the server has sent what it has gathered. */
  listen(): void {
    vi.advanceTimersByTime(15);
  }

  close(): void {
    this.#server.crash();
  }

  async #join(name: string): Promise<Link> {
    const link = new Link((bytes) => this.#hear(bytes));
    this.#links.set(name, link);
    this.#server.accept(link, name);
    await this.#settle();
    return link;
  }

  async #settle(): Promise<void> {
    await turn();
    if (!this.#disk.isBusy) return;
    this.#disk.answer();
    await turn();
  }

  #hear(bytes: Uint8Array): void {
    if (bytes[0] !== FRAME_AWARENESS) return;
    const decoder = decoding.createDecoder(decoding.readVarUint8Array(decoderBehindType(bytes)));
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const state: unknown = JSON.parse(decoding.readVarString(decoder));
      if (state !== null) this.told.push([client, state]);
    }
  }
}

const decoderBehindType = (bytes: Uint8Array) => decoding.createDecoder(bytes.subarray(1));

const caret = (client: number, clock: number, place: unknown) =>
  awarenessFrame([[client, clock, { place, user: { name: 'whoever' } }]]);

const FORGERIES: readonly unknown[] = [
  { user: { name: 'anna', userId: 'anna', color: 'red' } },
  { user: 'anna' },
  { user: [{ name: 'anna' }] },
  JSON.parse('{"__proto__": {"user": {"name": "anna"}}}'),
  { toJSON: 'anna', user: { name: 'anna' }, cursor: 1 },
  { constructor: { user: 'anna' } },
  { cursor: {} },
  { cursor: { anchor: null, head: { tname: 'x' } } },
  [],
  'anna',
  7,
  true,
  null,
  { text: 'x'.repeat(8100) },
];

/** One to five states under anybody's client id, with any clock. */
function forgery(random: Random): Uint8Array {
  const client = () => random.pick([ANNA, BEN, MALLORY, 0, 2 ** 32 - 1, 2 ** 50]);
  const clock = () => random.pick([0, 1, 2 ** 31, 2 ** 32, 2 ** 50, Number.MAX_SAFE_INTEGER]);
  const entries = Array.from(
    { length: random.between(1, 5) },
    () => [client(), clock(), random.pick(FORGERIES)] as const,
  );
  const frame = awarenessFrame(entries);
  return random.chance(0.3) ? mutate(frame, frame, random) : frame;
}

const nameIn = (state: unknown): unknown =>
  (state as { readonly user?: { readonly name?: unknown } }).user?.name;

describe('forged carets', () => {
  // The server gathers carets for some milliseconds: these pass when the test says so.
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  const frames = budget(20_000, 1_000_000);

  it(
    `[S3] ${frames} frames show no name but its own under any client id`,
    async () => {
      const [seed = 0] = drawSeeds(1);
      const random = createRandom(seed);
      const gathering = new Gathering();
      const document = new Y.Doc();
      document.clientID = ANNA;
      addParagraph(document, 'They met.');
      await gathering.send('anna', syncFrame(1, Y.encodeStateAsUpdate(document)));
      await gathering.send('anna', caret(ANNA, 1, 1));
      await gathering.send('ben', caret(BEN, 1, 1));
      for (let sent = 0; sent < frames; sent += 1) {
        await gathering.send('mallory', forgery(random));
        if (sent % 1000 === 0) gathering.listen();
      }
      await gathering.send('anna', caret(ANNA, 2, 'moved'));
      gathering.listen();
      const names = new Map<number, Set<unknown>>();
      for (const [client, state] of gathering.told) {
        names.set(client, (names.get(client) ?? new Set()).add(nameIn(state)));
      }
      console.log(
        `[S3] seed ${seed}, ${gathering.told.length} states told under ${names.size} ids`,
      );
      expect(names.get(ANNA)).toEqual(new Set(['anna']));
      expect(names.get(BEN)).toEqual(new Set(['ben']));
      for (const [client, seen] of names) {
        if (client !== ANNA && client !== BEN) expect(seen).toEqual(new Set(['mallory']));
      }
      expect(names.size).toBeGreaterThan(2);
      expect(gathering.told.at(-1)?.[1]).toMatchObject({ place: 'moved', user: { name: 'anna' } });
      gathering.close();
    },
    patience(60),
  );
});

describe('very many carets', () => {
  let desk: SyncDesk;

  beforeEach(async () => {
    desk = await startSyncDesk();
  });
  afterEach(() => desk.close());

  it.each([
    ['more than a frame may hold', 100_000, 4413],
    ['as many as fit', 30_000, null],
  ])('[S3] %s: nobody is shown any, and the others write on', async (_what, count, code) => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    const mallory = openRaw(
      `${desk.server.address}/${desk.id}?schema=${SCHEMA_VERSION}`,
      'Mallory',
    );
    await mallory.open();
    mallory.send(awarenessFrame(Array.from({ length: count }, (_, client) => [client, 1, {}])));
    if (code !== null) expect(await mallory.closed).toBe(code);
    addParagraph(anna.document, 'The others write on.');
    await sees(ben, 'The others write on.');
    expect(ben.provider.awareness.getStates().size).toBeLessThanOrEqual(2);
    mallory.close();
  });
});
