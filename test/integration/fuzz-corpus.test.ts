import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { eventually } from '../support/eventually.ts';
import { openRaw, type RawSocket, syncFrame } from '../support/raw-socket.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import type { Writer } from '../support/writer.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

const CORPUS = join(import.meta.dirname, '../corpus/sync');
/** SyncStep2 of a client that has nothing: only then is what it sends judged at once. */
const NOTHING_NEW = syncFrame(1, Uint8Array.of(0, 0));

const frames = globSync('*/*.bin', { cwd: CORPUS })
  .toSorted()
  .map((file) => [dirname(file), basename(file, '.bin'), file] as const);

let desk: SyncDesk;
let anna: Writer;
let ben: Writer;
let mallory: RawSocket;

beforeEach(async () => {
  desk = await startSyncDesk();
  // The corpus names the victim's client id and the first words.
  const document = new Y.Doc();
  document.clientID = 1;
  anna = await desk.openSynced('Anna', { document });
  addParagraph(document, 'They met in Anchorage.');
  await anna.saved();
  ben = await desk.openSynced('Ben');
  mallory = openRaw(`${desk.server.address}/${desk.id}?schema=1`, 'Mallory');
  await mallory.open();
  mallory.send(NOTHING_NEW);
});

afterEach(async () => {
  mallory.close();
  await desk.close();
});

it('[S2] the corpus is there, and each of its frames is explained', () => {
  const explained = readFileSync(join(CORPUS, '../README.md'), 'utf8');
  expect(frames.length).toBeGreaterThan(40);
  for (const [code, name] of frames) expect(explained).toContain(`\`${code}/${name}\``);
});

describe('a known malicious frame', () => {
  it.each(frames)('[S2] %s: %s', async (code, _name, file) => {
    const frame = new Uint8Array(readFileSync(join(CORPUS, file)));
    const before = { entries: desk.log.entries(desk.id), words: ben.words() };
    mallory.send(frame);
    expect(await mallory.closed).toBeGreaterThanOrEqual(4400);
    expect(desk.server.quarantine.map(({ reason }) => reason)).toEqual([code]);
    const kept = desk.server.quarantine[0]?.bytes ?? new Uint8Array();
    expect(Buffer.from(frame).includes(Buffer.from(kept))).toBe(true);
    expect({ entries: desk.log.entries(desk.id), words: ben.words() }).toEqual(before);

    addParagraph(anna.document, 'The victim writes on.');
    await sees(ben, 'The victim writes on.');
    await anna.saved();
    expect(ben.denied).toEqual([]);
    const newcomer = await desk.openSynced('Cleo');
    await eventually(() => newcomer.words() === anna.words(), 'a newcomer has all of it');
  });
});
