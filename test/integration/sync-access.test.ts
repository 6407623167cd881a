import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { userId } from '../../shared/ids.ts';
import { FRAME_LIMITS } from '../../shared/limits.ts';
import { eventually } from '../support/eventually.ts';
import { openRaw, syncFrame } from '../support/raw-socket.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { addParagraph, changeOn, firstText, runUpdate } from '../support/yjs-bytes.ts';

let desk: SyncDesk;
const raws: { close(): void }[] = [];

beforeEach(async () => {
  desk = await startSyncDesk();
});

afterEach(async () => {
  for (const socket of raws.splice(0)) socket.close();
  await desk.close();
});

function raw(name: string | null, query = `?schema=${SCHEMA_VERSION}&ack=1`, id: string = desk.id) {
  const socket = openRaw(`${desk.server.address}/${id}${query}`, name);
  raws.push(socket);
  return socket;
}

const onEmpty = (change: (document: Y.Doc) => void) => changeOn(new Y.Doc(), change);

describe('who is let in', () => {
  it('[W3] without a session: 4401', async () => {
    expect(await raw(null).closed).toBe(4401);
  });

  it('[W3] an unknown update, or no id at all: 4404', async () => {
    expect(await raw('Anna', `?schema=${SCHEMA_VERSION}`, randomUUID()).closed).toBe(4404);
    expect(await raw('Anna', `?schema=${SCHEMA_VERSION}`, 'nonsense').closed).toBe(4404);
    expect(await raw('Anna', `?schema=${SCHEMA_VERSION}`, `${desk.id}/more`).closed).toBe(4404);
    desk.server.access.set('Anna', { kind: 'unknown' });
    expect(await raw('Anna').closed).toBe(4404);
  });

  it('[W3] someone who may not see it: 4403', async () => {
    desk.server.access.set('Anna', { kind: 'forbidden', reason: 'Ask Ben. '.repeat(40) });
    expect(await raw('Anna').closed).toBe(4403);
  });

  it('[W6] an editor of another version: 4499', async () => {
    expect(await raw('Anna', '?schema=0').closed).toBe(4499);
    expect(await raw('Anna', '?schema=').closed).toBe(4499);
  });

  it('[W8] a session that cannot be checked now: 1013', async () => {
    desk.server.failIdentify(true);
    expect(await raw('Anna').closed).toBe(1013);
  });

  it('[W3] another site: HTTP 403, before the upgrade', async () => {
    const url = `${desk.server.address.replace('ws:', 'http:')}/${desk.id}?schema=${SCHEMA_VERSION}`;
    const upgrade = {
      origin: 'https://elsewhere.example',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    const { get } = await import('node:http');
    const status = await new Promise((resolve) => {
      get(url, { headers: upgrade }, ({ statusCode }) => resolve(statusCode));
    });
    expect(status).toBe(403);
  });

  it('[W3] what is sent before the document is loaded is not lost', async () => {
    desk.log.hold();
    const anna = desk.open('Anna');
    await eventually(() => anna.provider.wsconnected, 'Anna is connected');
    addParagraph(anna.document, 'early bird');
    desk.log.release();
    const ben = await desk.openSynced('Ben');
    await sees(ben, 'early bird');
    await anna.saved();
  });

  it('[W3] who sends very much before it has said what it has is asked to come again', async () => {
    const anna = raw('Anna');
    await anna.open();
    const waiting = runUpdate(78, 5, 0, 1);
    for (let count = 0; count <= 200; count += 1) anna.send(syncFrame(2, waiting));
    expect(await anna.closed).toBe(1013);
    expect(desk.server.quarantine).toEqual([]);
  });
});

describe('what is refused', () => {
  it('[W4] a poisoned update: told, kept in quarantine, closed for good; others write on', async () => {
    const ben = await desk.openSynced('Ben');
    const mallory = raw('Mallory');
    await mallory.open();
    const bytes = runUpdate(77, 0, 0, 2 ** 40);
    mallory.send(syncFrame(2, bytes));
    expect(await mallory.closed).toBe(4403);
    expect(mallory.received.some((frame) => frame[0] === 2)).toBe(true);
    expect(desk.server.quarantine).toMatchObject([
      { updateId: desk.id, userId: userId('mallory'), reason: 'malformed' },
    ]);
    expect([...(desk.server.quarantine[0]?.bytes ?? [])]).toEqual([...bytes]);
    addParagraph(ben.document, 'unharmed');
    await ben.saved();
    expect(desk.log.entries(desk.id)).toBe(1);
  });

  it('[W4] bytes that are no frame', async () => {
    const frames = [[], [0], [0, 0, 1, 255], [0, 9, 0], [1, 255]].map((b) => Uint8Array.from(b));
    for (const frame of [...frames, '\u0003']) {
      const mallory = raw('Mallory');
      await mallory.open();
      mallory.send(frame);
      expect(await mallory.closed).toBe(4403);
    }
  });

  it('[W4] a frame over the limit: told, 4413', async () => {
    const anna = await desk.openSynced('Anna');
    addParagraph(anna.document, 'x'.repeat(FRAME_LIMITS.bytes));
    await eventually(() => anna.closed.includes(4413), 'Anna is told');
    expect(anna.denied[0]).toMatch(/^frame_too_large: /);
    expect(anna.provider.shouldConnect).toBe(false);
    expect(anna.words()).toContain('xxx');
  });

  it('[W4] none of the edits that waited is taken behind one that is refused', async () => {
    const first = new Y.Doc();
    addParagraph(first, 'first');
    // Known for what it is only where the line is that it changes.
    const poison = changeOn(first, (copy) => firstText(copy).end.set('script', true));
    const last = changeOn(first, (copy) => addParagraph(copy, 'last'));
    const mallory = raw('Mallory');
    await mallory.open();
    for (const bytes of [poison, last]) mallory.send(syncFrame(2, bytes));
    mallory.send(syncFrame(1, Y.encodeStateAsUpdate(first)));
    expect(await mallory.closed).toBe(4403);
    expect(desk.server.quarantine.map(({ reason }) => reason)).toEqual(['schema']);
    await eventually(() => desk.log.entries(desk.id) > 0, 'the first is written');
    expect(desk.log.entries(desk.id)).toBe(1);
  });

  it('[W4] edits that build on others to come are kept up to a number, and up to a size', async () => {
    const gap = syncFrame(2, runUpdate(77, 5, 0, 1));
    const ahead = new Y.Doc();
    const large: Uint8Array[] = [];
    addParagraph(ahead, 'first');
    ahead.on('update', (update: Uint8Array) => large.push(syncFrame(2, update)));
    for (const letter of 'xy') addParagraph(ahead, letter.repeat(200_000));
    for (const frames of [Array.from({ length: 201 }, () => gap), large]) {
      const mallory = raw('Mallory');
      await mallory.open();
      for (const frame of frames) mallory.send(frame);
      expect(await mallory.closed).toBe(1013);
    }
    expect(desk.server.quarantine).toEqual([]);
    expect(desk.log.entries(desk.id)).toBe(0);
  });

  it('[W4] the ack count ends at a refused frame', async () => {
    desk.server.access.set('Anna', { kind: 'read', reason: 'closed' });
    const anna = raw('Anna');
    await anna.open();
    anna.send(syncFrame(0, Uint8Array.of(0)));
    anna.send(
      syncFrame(
        2,
        onEmpty((document) => addParagraph(document, 'no')),
      ),
    );
    anna.send(syncFrame(0, Uint8Array.of(0)));
    await eventually(() => anna.received.filter((frame) => frame[0] === 0).length === 3, 'answers');
    const acks = anna.received.filter((frame) => frame[0] === 100);
    expect(acks.map((frame) => frame[1])).toEqual([1]);
  });
});

describe('reading only', () => {
  it.each([
    ['by role', { schema: String(SCHEMA_VERSION), ack: '1' }],
    ['without a schema', { ack: '1' }],
  ])('[W6] %s: reads on, and writes are refused', async (how, params) => {
    if (how === 'by role') desk.server.access.set('Rita', { kind: 'read', reason: 'closed' });
    const [anna, rita] = [await desk.openSynced('Anna'), await desk.openSynced('Rita', { params })];
    addParagraph(rita.document, 'graffiti');
    await eventually(() => rita.denied.length > 0, 'Rita is told');
    expect(rita.denied[0]).toMatch(/^read_only: /);
    addParagraph(anna.document, 'news');
    await sees(rita, 'news');
    expect(rita.closed).toEqual([]);
    expect(anna.words()).not.toContain('graffiti');
    expect(desk.server.quarantine).toEqual([]);
  });
});

describe('asking again', () => {
  it('[S6] a demotion holds for the next write, and a promotion too', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    desk.server.access.set('Anna', { kind: 'read', reason: 'closed' });
    await desk.server.sync.recheck({ updateId: desk.id });
    const before = desk.log.entries(desk.id);
    const text = addParagraph(anna.document, 'too late');
    await eventually(() => anna.denied.length > 0, 'Anna is told');
    expect(desk.log.entries(desk.id)).toBe(before);
    desk.server.access.delete('Anna');
    await desk.server.sync.recheck({ userId: userId('anna') });
    text.insert(0, 'not ');
    anna.provider.disconnect();
    anna.provider.connect();
    await sees(ben, 'not too late');
  });

  it('[S6] a removal and a sign-out close the sockets, and only those', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    desk.server.signedOut.add('Anna');
    await desk.server.sync.recheck({ userId: userId('anna') });
    await eventually(() => anna.closed.includes(4401), 'Anna is out');
    desk.server.access.set('Ben', { kind: 'forbidden', reason: 'no' });
    expect(ben.closed).toEqual([]);
    await desk.server.sync.recheck('all');
    await eventually(() => ben.closed.includes(4403), 'Ben is out');
  });

  it('[S6] a database that is down sends away for now', async () => {
    const anna = await desk.openSynced('Anna');
    desk.server.failIdentify(true);
    await desk.server.sync.recheck('all');
    await eventually(() => anna.closed.includes(1013), 'Anna is sent away');
    desk.server.failIdentify(false);
    await anna.synced();
  });
});

describe('the server’s own hand', () => {
  const staff = { userId: userId('edna'), name: 'Edna', role: 'editor' as const };

  it('[W1] sets meta through the same log, before and while people have it open', async () => {
    await desk.server.sync.setMeta(desk.id, staff, { key: true });
    const anna = await desk.openSynced('Anna');
    expect(anna.document.getMap('meta').toJSON()).toEqual({ key: true });
    await desk.server.sync.setMeta(desk.id, staff, { key: false, labels: ['talks'] });
    await eventually(() => anna.document.getMap('meta').get('key') === false, 'Anna sees it');
    expect((await desk.server.sync.readDraft(desk.id))?.meta.labels).toEqual(['talks']);
    expect(desk.log.entries(desk.id)).toBe(2);
  });

  it('[W1] rejects where it could not be written', async () => {
    desk.log.fail('append');
    const edit = desk.server.sync.setMeta(desk.id, staff, { key: true });
    await expect(edit).rejects.toThrow('could not be written');
    expect((await desk.server.sync.readDraft(desk.id))?.meta.key).toBe(false);
    expect(await desk.server.sync.readDraft(userId(randomUUID()) as never)).toBeNull();
  });

  it('[W11] tells the timeline and those who look what a draft has become', async () => {
    const anna = await desk.openSynced('Anna');
    addParagraph(anna.document, 'seen on the board');
    await eventually(
      () => JSON.stringify(desk.server.previews).includes('on the board'),
      'preview',
    );
    await eventually(() => desk.server.noted.get(desk.id)?.seq === 1, 'noted');
  });

  it('[W1] drains: everybody is sent away, and what was accepted is durable and noted', async () => {
    const anna = await desk.openSynced('Anna');
    desk.log.hold();
    addParagraph(anna.document, 'last words');
    await eventually(() => anna.sent() > anna.acknowledged(), 'it is under way');
    const other = raw('Ben');
    await other.open();
    const drained = desk.server.sync.drain();
    await eventually(() => anna.closed.includes(1013), 'Anna is sent away');
    desk.log.release();
    await drained;
    expect(JSON.stringify(desk.server.noted.get(desk.id)?.draft)).toContain('last words');
    expect(desk.server.rooms()).toBe(0);
  });
});
