import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { summariseStaleDrafts } from '../../server/desk/summarise-stale-drafts.ts';
import { openStore, type OpenStore } from '../../server/store/open.ts';
import { seedDraft } from '../../shared/document/sequence/draft.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { instant, liveBlogId, updateId, userId } from '../../shared/ids.ts';
import { eventually } from '../support/eventually.ts';
import { body, liveBlog, paragraph, update } from '../support/facts.ts';
import { startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { openTestDatabase, storeOptions, type TestDatabase } from '../support/test-database.ts';
import { openWriter, type Writer } from '../support/writer.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

let database: TestDatabase;
let directory: string;
let store: OpenStore;
let server: SyncServer;
const writers: Writer[] = [];
let id: UpdateId;

async function start(): Promise<void> {
  store = await openStore(storeOptions(database, directory));
  server = await startSyncServer(store.draftLog, {
    probe: () => store.probe(),
    summariseDraft: (updated, draft, seq) => store.updates.summariseDraft(updated, draft, seq),
    timing: { compactAfter: 5, compactQuiet: 1, grace: 1 },
  });
}

async function stop(): Promise<void> {
  for (const { provider } of writers.splice(0)) provider.destroy();
  await server.close();
  await store.close();
}

async function openSynced(name: string): Promise<Writer> {
  const writer = openWriter(server.address, id, name);
  writers.push(writer);
  await writer.saved();
  return writer;
}

beforeAll(async () => {
  database = await openTestDatabase();
});

beforeEach(async () => {
  id = updateId(randomUUID());
  directory = await mkdtemp(join(tmpdir(), 'dateline-sync-'));
  await start();
  const blog = liveBlog({ id: liveBlogId(randomUUID()), slug: randomUUID() });
  await store.liveBlogs.insert(blog);
  const seed = seedDraft(body(paragraph('They met.')), { labels: ['talks'] });
  await store.updates.insert(update({ id, liveBlogId: blog.id }), seed);
});

afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true });
});

it('[W8] [W9] [W10] what is saved is there after restarts, noted, and its log stays short', async () => {
  for (let round = 1; round <= 3; round += 1) {
    const [anna, ben] = [await openSynced('Anna'), await openSynced('Ben')];
    const [text, other] = [addParagraph(anna.document, ''), addParagraph(ben.document, '')];
    for (let key = 0; key < 10; key += 1) {
      text.insert(key, 'a');
      other.insert(key, 'b');
    }
    await anna.saved();
    await ben.saved();
    await eventually(() => anna.words() === ben.words(), 'they agree');
    const words = anna.words();
    await stop();
    await start();
    const cleo = await openSynced('Cleo');
    expect(cleo.words()).toBe(words);
    expect(words.match(/aaaaaaaaaa/g)).toHaveLength(round);
    expect(words.match(/bbbbbbbbbb/g)).toHaveLength(round);
    const row = await store.updates.getRow(id);
    expect(row?.draft).toEqual(await server.sync.readDraft(id));
    expect((await store.draftLog.load(id))?.uncompacted).toBeLessThanOrEqual(6);
  }
  const row = await store.updates.getRow(id);
  expect(row?.writers.toSorted()).toEqual(['anna', 'ben', 'reporter']);
});

it('[W8] an edit that a crash kept from being noted is noted at the next start', async () => {
  const { bytes, clientId } = seedDraft(body(paragraph('They part.')), {});
  const entry = { updateId: id, bytes, userId: userId('anna'), clientIds: [clientId] };
  await store.draftLog.append({ ...entry, at: instant(new Date(0)) });
  expect(await summariseStaleDrafts(store)).toBe(1);
  expect(JSON.stringify((await store.updates.getRow(id))?.draft)).toContain('They part.');
  expect(await summariseStaleDrafts(store)).toBe(0);
});
