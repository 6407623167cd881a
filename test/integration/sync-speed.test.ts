import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openRaw, type RawSocket, syncFrame } from '../support/raw-socket.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

let desk: SyncDesk;
const raws: RawSocket[] = [];

beforeEach(async () => {
  desk = await startSyncDesk();
});

afterEach(async () => {
  for (const socket of raws.splice(0)) socket.close();
  await desk.close();
});

function raw(name: string): RawSocket {
  const socket = openRaw(`${desk.server.address}/${desk.id}?schema=${SCHEMA_VERSION}&ack=1`, name);
  raws.push(socket);
  return socket;
}

describe('how fast', () => {
  it('[W4] too many frames are read later, and none is lost', async () => {
    const anna = await desk.openSynced('Anna');
    const text = addParagraph(anna.document, '');
    for (let key = 0; key < 5000; key += 1) text.insert(key, 'x');
    await anna.saved();
    const ben = await desk.openSynced('Ben');
    expect(ben.words()).toBe(anna.words());
    expect(anna.closed).toEqual([]);
  });

  it('[W4] whoever has sent too much at once is not read for a while', async () => {
    const mallory = raw('Mallory');
    await mallory.open();
    let asked = 0;
    const answers = () => mallory.received.filter(([type, kind]) => type === 0 && kind === 1);
    const ask = async (count: number) => {
      for (let frame = 0; frame < count; frame += 1) mallory.send(syncFrame(0, Uint8Array.of(0)));
      asked += count;
      await eventually(() => answers().length === asked, 'all is answered');
    };
    await ask(180);
    await ask(1);
    const startedAt = performance.now();
    await ask(1);
    expect(performance.now() - startedAt).toBeGreaterThan(500);
  });

  it('[S1] others are served between frames that come all at once', async () => {
    const mallory = raw('Mallory');
    await mallory.open();
    const before = mallory.received.length;
    const count = 500;
    for (let frame = 0; frame < count; frame += 1) mallory.send(syncFrame(0, Uint8Array.of(0)));
    let turns = 0;
    while (mallory.received.filter((frame) => frame[0] === 0).length < before + count) {
      turns += 1;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    expect(turns).toBeGreaterThan(count / 2);
  });

  it('[S10] who does not read is cut off, and the others write on', async () => {
    const sleeper = raw('Sleeper');
    await sleeper.open();
    sleeper.pause();
    const anna = await desk.openSynced('Anna');
    const ben = await desk.openSynced('Ben');
    for (let part = 0; part < 80; part += 1) {
      const text = addParagraph(anna.document, 'x'.repeat(200_000));
      await anna.saved();
      text.delete(0, text.length);
    }
    addParagraph(anna.document, 'awake');
    await sees(ben, 'awake');
    sleeper.resume();
    expect([1006, 1013]).toContain(await sleeper.closed);
  });
});
