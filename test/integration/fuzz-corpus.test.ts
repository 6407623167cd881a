import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { eventually } from '../support/eventually.ts';
import { openRaw, type RawSocket, syncFrame } from '../support/raw-socket.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { hostileFrames } from '../support/violations/frames.ts';
import { victimDocument } from '../support/violations/violation.ts';
import type { Writer } from '../support/writer.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

const CORPUS = join(import.meta.dirname, '../corpus/sync');
/** SyncStep2 of a client that has nothing: only then is what it sends judged at once. */
const NOTHING_NEW = syncFrame(1, Uint8Array.of(0, 0));

const frames = hostileFrames();
const read = (file: string) => new Uint8Array(readFileSync(join(CORPUS, `${file}.bin`)));

let desk: SyncDesk;
let anna: Writer;
let ben: Writer;
let sockets: RawSocket[];

async function openAs(name: string): Promise<RawSocket> {
  const socket = openRaw(`${desk.server.address}/${desk.id}?schema=${SCHEMA_VERSION}`, name);
  sockets.push(socket);
  await socket.open();
  socket.send(NOTHING_NEW);
  return socket;
}

beforeEach(async () => {
  sockets = [];
  desk = await startSyncDesk();
  anna = await desk.openSynced('Anna', { document: victimDocument() });
  await anna.saved();
  ben = await desk.openSynced('Ben');
});

afterEach(async () => {
  for (const socket of sockets) socket.close();
  await desk.close();
});

it('[S2] the corpus is what its makers write: node test/corpus/write-corpus.ts', () => {
  const files = globSync('**/*.bin', { cwd: CORPUS }).map((file) => file.replace('.bin', ''));
  const names = frames.flatMap(({ name }) => [name, `${name}.sound`]);
  expect(new Set(names).size).toBe(names.length);
  expect(files.toSorted()).toEqual(names.toSorted());
  for (const { name, bad, good } of frames) {
    expect({ name, bad: read(name), good: read(`${name}.sound`) }).toEqual({ name, bad, good });
  }
});

describe('a known malicious frame', () => {
  it.each(frames)('[S2] $name, and the same without what is wrong', async ({ name, code }) => {
    const frame = read(name);
    const before = { entries: desk.log.entries(desk.id), words: ben.words() };
    const mallory = await openAs('Mallory');
    mallory.send(frame);
    expect(await mallory.closed).toBeGreaterThanOrEqual(4400);
    expect(desk.server.quarantine.map(({ reason }) => reason)).toEqual([code]);
    const kept = desk.server.quarantine[0]?.bytes ?? new Uint8Array();
    expect(Buffer.from(frame).includes(Buffer.from(kept))).toBe(true);
    expect({ entries: desk.log.entries(desk.id), words: ben.words() }).toEqual(before);

    addParagraph(anna.document, 'The victim writes on.');
    await sees(ben, 'The victim writes on.');
    await anna.saved();
    (await openAs('Dora')).send(read(`${name}.sound`));
    addParagraph(anna.document, 'And on.');
    await sees(ben, 'And on.');
    expect(ben.denied).toEqual([]);
    const newcomer = await desk.openSynced('Cleo');
    await eventually(() => newcomer.words() === anna.words(), 'a newcomer has all of it');
    expect(desk.server.quarantine).toHaveLength(1);
  });
});
