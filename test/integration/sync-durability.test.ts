import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateId } from '../../shared/ids.ts';
import { createMemoryDraftLog, type MemoryDraftLog } from '../support/memory-draft-log.ts';
import { startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { openWriter, type Writer, type WriterOptions } from '../support/writer.ts';
import { addParagraph } from '../support/yjs-bytes.ts';
import { eventually } from '../support/eventually.ts';

let log: MemoryDraftLog;
let server: SyncServer;
let writers: Writer[];
const id = updateId(randomUUID());

beforeEach(async () => {
  log = createMemoryDraftLog();
  log.create(id);
  server = await startSyncServer(log);
  writers = [];
});

afterEach(async () => {
  for (const { provider } of writers) provider.destroy();
  log.release();
  await server.close();
});

function open(name: string, options?: WriterOptions): Writer {
  const writer = openWriter(server.address, id, name, options);
  writers.push(writer);
  return writer;
}

async function openSynced(name: string, options?: WriterOptions): Promise<Writer> {
  const writer = open(name, options);
  await writer.synced();
  await writer.saved();
  return writer;
}

/** Enough turns for anything that the server would send by mistake. */
async function quiet(): Promise<void> {
  for (let count = 0; count < 50; count += 1) await turn();
}

const sees = (writer: Writer, words: string) =>
  eventually(() => writer.words().includes(words), `sees “${words}”`);

describe('writing together', () => {
  it('[W3] two stock clients converge', async () => {
    const [anna, ben] = [await openSynced('Anna'), await openSynced('Ben')];
    addParagraph(anna.document, 'from Anna');
    addParagraph(ben.document, 'from Ben');
    await sees(anna, 'from Ben');
    await sees(ben, 'from Anna');
    await anna.saved();
    expect(anna.words()).toBe(ben.words());
  });

  it('[W1] [W2] nobody sees an edit and no ack is sent before the commit', async () => {
    const [anna, ben] = [await openSynced('Anna'), await openSynced('Ben')];
    const before = anna.acknowledged();
    log.hold();
    addParagraph(anna.document, 'not yet');
    await quiet();
    expect(ben.words()).not.toContain('not yet');
    expect(anna.acknowledged()).toBe(before);
    expect(anna.sent()).toBe(before + 1);
    log.release();
    await sees(ben, 'not yet');
    await anna.saved();
  });

  it('[W2] the answer to SyncStep1 waits for the commit, and never holds more', async () => {
    const anna = await openSynced('Anna');
    log.hold();
    addParagraph(anna.document, 'not yet');
    await quiet();
    const ben = open('Ben');
    await eventually(() => ben.provider.wsconnected, 'Ben is connected');
    await quiet();
    expect(ben.provider.synced).toBe(false);
    log.release();
    await ben.synced();
    expect(ben.words()).toContain('not yet');
  });

  it('[W1] a failed commit gives no ack, shows nothing, and the author sends it again', async () => {
    const [anna, ben] = [await openSynced('Anna'), await openSynced('Ben')];
    const acknowledged = anna.acknowledged();
    log.fail('append');
    addParagraph(anna.document, 'first');
    addParagraph(anna.document, 'second');
    await eventually(() => anna.closed.includes(1013), 'Anna is sent away');
    expect(anna.denied[0]).toMatch(/^storage: /);
    expect(anna.acknowledged()).toBeLessThanOrEqual(acknowledged);
    expect(ben.words()).toBe('');
    expect(server.storage).toEqual(['failing']);
    log.fail(null);
    await sees(ben, 'second');
    await anna.saved();
    expect(ben.words()).toContain('first');
    expect(server.storage).toEqual(['failing', 'working']);
    expect(anna.provider.shouldConnect).toBe(true);
  });

  it('[W10] storage is reported as working again though nobody writes', async () => {
    const anna = await openSynced('Anna');
    log.fail('append');
    addParagraph(anna.document, 'lost for now');
    await eventually(() => server.storage.length === 1, 'storage is failing');
    anna.provider.disconnect();
    await eventually(() => server.storage.at(-1) === 'working', 'storage is working');
  });

  it('[W1] an edit of a socket that was cut off is there when its author returns', async () => {
    const [anna, ben] = [await openSynced('Anna'), await openSynced('Ben')];
    log.hold();
    const text = addParagraph(anna.document, 'half ');
    await quiet();
    anna.provider.ws?.close();
    text.insert(5, 'a sentence');
    log.release();
    await sees(ben, 'half a sentence');
    await anna.saved();
    expect(anna.words()).toBe(ben.words());
  });

  it('[W3] what is typed while offline merges, and what is typed before the server has asked', async () => {
    const anna = await openSynced('Anna');
    const ben = await openSynced('Ben');
    anna.provider.disconnect();
    const text = addParagraph(anna.document, 'offline');
    addParagraph(ben.document, 'online');
    anna.provider.once('status', () =>
      anna.provider.once('status', () => text.insert(7, ', and early')),
    );
    anna.provider.connect();
    await sees(ben, 'offline, and early');
    await sees(anna, 'online');
    await anna.saved();
    expect(anna.denied).toEqual([]);
  });

  it('[W8] a restart keeps all', async () => {
    const anna = await openSynced('Anna');
    addParagraph(anna.document, 'kept');
    await anna.saved();
    await server.close();
    server = await startSyncServer(log);
    const ben = await openSynced('Ben');
    expect(ben.words()).toContain('kept');
  });

  it('[W8] a document that cannot be loaded is never shown empty', async () => {
    const anna = await openSynced('Anna');
    addParagraph(anna.document, 'still there');
    await anna.saved();
    anna.provider.disconnect();
    await eventually(() => server.rooms() === 0, 'the room is gone');
    log.fail('load');
    const ben = open('Ben');
    await eventually(() => ben.closed.includes(1013), 'Ben is sent away for now');
    expect(ben.provider.synced).toBe(false);
    await expect(server.sync.readDraft(id)).rejects.toThrow('cannot be read');
    log.fail(null);
    await sees(ben, 'still there');
  });

  it('[W8] people who come at once share one load', async () => {
    log.hold();
    const all = ['Anna', 'Ben', 'Cleo'].map((name) => open(name));
    await eventually(() => log.loads === 1, 'it loads');
    log.release();
    await Promise.all(all.map((writer) => writer.synced()));
    expect(log.loads).toBe(1);
    expect(server.rooms()).toBe(1);
  });

  it('[W8] a room leaves memory after the last write, and nothing is lost to who comes then', async () => {
    for (let round = 0; round < 20; round += 1) {
      const anna = await openSynced('Anna');
      addParagraph(anna.document, `round ${round}`);
      anna.provider.destroy();
      if (round % 2 === 0) await eventually(() => server.rooms() === 0, 'the room is gone');
    }
    const ben = await openSynced('Ben');
    expect(ben.words().match(/round/g)).toHaveLength(20);
    expect(server.noted.get(id)?.draft.content.content).toHaveLength(20);
  });
});
