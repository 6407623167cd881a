import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { sees, startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { startSyncServer } from '../support/sync-server.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

let desk: SyncDesk;

beforeEach(async () => {
  desk = await startSyncDesk();
});

afterEach(() => desk.close());

/** Enough turns for anything that the server would send by mistake. */
async function quiet(): Promise<void> {
  for (let count = 0; count < 50; count += 1) await turn();
}

describe('writing together', () => {
  it('[W3] two stock clients converge', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    addParagraph(anna.document, 'from Anna');
    addParagraph(ben.document, 'from Ben');
    await sees(anna, 'from Ben');
    await sees(ben, 'from Anna');
    await anna.saved();
    expect(anna.words()).toBe(ben.words());
  });

  it('[W1] [W2] nobody sees an edit and no ack is sent before the commit', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    const before = anna.acknowledged();
    desk.log.hold();
    addParagraph(anna.document, 'not yet');
    await quiet();
    expect(ben.words()).not.toContain('not yet');
    expect(anna.acknowledged()).toBe(before);
    expect(anna.sent()).toBe(before + 1);
    desk.log.release();
    await sees(ben, 'not yet');
    await anna.saved();
  });

  it('[W2] the answer to SyncStep1 waits for the commit, and never holds more', async () => {
    const anna = await desk.openSynced('Anna');
    desk.log.hold();
    addParagraph(anna.document, 'not yet');
    await quiet();
    const ben = desk.open('Ben');
    await eventually(() => ben.provider.wsconnected, 'Ben is connected');
    await quiet();
    expect(ben.provider.synced).toBe(false);
    desk.log.release();
    await ben.synced();
    expect(ben.words()).toContain('not yet');
  });

  it('[W1] a failed commit gives no ack, shows nothing, and the author sends it again', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    const acknowledged = anna.acknowledged();
    desk.log.fail('append');
    addParagraph(anna.document, 'first');
    addParagraph(anna.document, 'second');
    await eventually(() => anna.closed.includes(1013), 'Anna is sent away');
    expect(anna.denied[0]).toMatch(/^storage: /);
    expect(anna.acknowledged()).toBeLessThanOrEqual(acknowledged);
    expect(ben.words()).toBe('');
    expect(desk.server.storage).toEqual(['failing']);
    desk.log.fail(null);
    await sees(ben, 'second');
    await anna.saved();
    expect(ben.words()).toContain('first');
    expect(desk.server.storage).toEqual(['failing', 'working']);
    expect(anna.provider.shouldConnect).toBe(true);
  });

  it('[W10] what was written though its commit failed is shown as soon as that is known', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    desk.log.fail('answer');
    addParagraph(anna.document, 'written all the same');
    await eventually(() => anna.closed.includes(1013), 'Anna is sent away');
    anna.provider.destroy();
    await quiet();
    expect(ben.words()).toBe('');
    desk.log.fail(null);
    await sees(ben, 'written all the same');
    await ben.saved();
    await eventually(() => desk.server.noted.get(desk.id)?.seq === 1, 'it is noted');
  });

  it('[W10] storage is reported as working again though nobody writes', async () => {
    const anna = await desk.openSynced('Anna');
    desk.log.fail('append');
    addParagraph(anna.document, 'lost for now');
    await eventually(() => desk.server.storage.length === 1, 'storage is failing');
    anna.provider.disconnect();
    desk.log.fail(null);
    await eventually(() => desk.server.storage.at(-1) === 'working', 'storage is working');
  });

  it('[W1] an edit of a socket that was cut off is there when its author returns', async () => {
    const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
    desk.log.hold();
    const text = addParagraph(anna.document, 'half ');
    await quiet();
    anna.provider.ws?.close();
    text.insert(5, 'a sentence');
    desk.log.release();
    await sees(ben, 'half a sentence');
    await anna.saved();
    expect(anna.words()).toBe(ben.words());
  });

  it('[W3] what is typed while offline merges, and what is typed before the server has asked', async () => {
    const anna = await desk.openSynced('Anna');
    const ben = await desk.openSynced('Ben');
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
    const anna = await desk.openSynced('Anna');
    addParagraph(anna.document, 'kept');
    await anna.saved();
    await desk.server.close();
    desk.server = await startSyncServer(desk.log);
    const ben = await desk.openSynced('Ben');
    expect(ben.words()).toContain('kept');
  });

  it('[W8] a document that cannot be loaded is never shown empty', async () => {
    const anna = await desk.openSynced('Anna');
    addParagraph(anna.document, 'still there');
    await anna.saved();
    anna.provider.disconnect();
    await eventually(() => desk.server.rooms() === 0, 'the room is gone');
    desk.log.fail('load');
    const ben = desk.open('Ben');
    await eventually(() => ben.closed.includes(1013), 'Ben is sent away for now');
    expect(ben.provider.synced).toBe(false);
    await expect(desk.server.sync.readDraft(desk.id)).rejects.toThrow('cannot be read');
    desk.log.fail(null);
    await sees(ben, 'still there');
  });

  it('[W8] people who come at once share one load', async () => {
    desk.log.hold();
    const all = ['Anna', 'Ben', 'Cleo'].map((name) => desk.open(name));
    await eventually(() => desk.log.loads === 1, 'it loads');
    desk.log.release();
    await Promise.all(all.map((writer) => writer.synced()));
    expect(desk.log.loads).toBe(1);
    expect(desk.server.rooms()).toBe(1);
  });

  it('[W8] a room leaves memory after the last write, and nothing is lost to who comes then', async () => {
    for (let round = 0; round < 20; round += 1) {
      const anna = await desk.openSynced('Anna');
      addParagraph(anna.document, `round ${round}`);
      anna.provider.destroy();
      if (round % 2 === 0) await eventually(() => desk.server.rooms() === 0, 'the room is gone');
    }
    const ben = await desk.openSynced('Ben');
    expect(ben.words().match(/round/g)).toHaveLength(20);
    expect(desk.server.noted.get(desk.id)?.draft.content.content).toHaveLength(20);
  });
});
