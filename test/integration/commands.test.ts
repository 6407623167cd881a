import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory } from '../../server/auth/directory.ts';
import { createBus } from '../../server/bus/in-process.ts';
import { markKey } from '../../server/desk/commands/mark-key.ts';
import { publish } from '../../server/desk/commands/publish.ts';
import type { Drafts } from '../../server/desk/drafts.ts';
import type { Request } from '../../server/desk/idempotency.ts';
import { createPresenter } from '../../server/desk/present.ts';
import { createSeenDrafts } from '../../server/desk/seen-drafts.ts';
import { openStore, type OpenStore } from '../../server/store/open.ts';
import { seedDraft } from '../../shared/document/sequence/draft.ts';
import type { Role } from '../../shared/domain/policy.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import * as facts from '../support/facts.ts';

// Commands of the desk on a real database, beside drafts that change while a command runs.

const BEFORE = seedDraft(facts.body(facts.paragraph('They meet.')), { kind: 'update' }).draft;
const AFTER = seedDraft(facts.body(facts.paragraph('They meet at noon.')), {
  kind: 'update',
}).draft;
const ANNA = facts.staff('reporter').userId;

let directory: string;
let store: OpenStore;
let id: UpdateId;
let liveBlogId: LiveBlogId;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dateline-commands-'));
  store = await openStore({ kind: 'sqlite', file: join(directory, 'dateline.db') });
  const liveBlog = facts.liveBlog();
  const update = facts.update();
  await store.liveBlogs.insert(liveBlog);
  await store.updates.insert(update, seedDraft(BEFORE.content, { kind: 'update' }));
  id = update.id;
  liveBlogId = liveBlog.id;
});

afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});

/** Drafts in which somebody types after each look at them, and what was asked of them. */
function typing(texts: readonly Draft[] = [BEFORE, AFTER]) {
  const asked: string[] = [];
  let looks = 0;
  const read = () => {
    const draft = texts[Math.min(looks, texts.length - 1)] ?? BEFORE;
    looks += 1;
    return draft;
  };
  const authorshipOf = (draft: Draft) => ({
    draft,
    writers: [ANNA],
    // One unit of text each: all that stands there is Anna's.
    authored: [[ANNA, JSON.stringify(draft.content).length] as const],
    owners: new Map(),
    credits: [],
  });
  const drafts: Drafts = {
    readDraft: async () => read(),
    readAuthorship: async () => authorshipOf(read()),
    setMeta: async (_id, _staff, patch) => void asked.push(`setMeta ${JSON.stringify(patch)}`),
    keepVersion: async () => void asked.push('keepVersion'),
    restoreBody: async () => null,
  };
  return { drafts, asked, authorshipOf };
}

function desk(drafts: Drafts) {
  const people = createDirectory(store.people);
  const seen = createSeenDrafts();
  return {
    store,
    drafts,
    directory: people,
    presenter: createPresenter(people, seen),
    seen,
    bus: createBus(),
    clock: () => new Date(facts.minute(3)),
    newId: () => crypto.randomUUID(),
    olderCopies: { take: async () => ({ kind: 'nothing' }) as const },
  };
}

const asks = (role: Role, key?: string): Request => ({
  staff: facts.staff(role),
  idempotency: key === undefined ? null : { key, requestHash: key },
});

const publishing = { contentHash: BEFORE.hash, change: 'update', note: '' } as const;

describe('publishing while somebody types', () => {
  it('[P2] keeps a version whose text and attribution are of one moment', async () => {
    const { drafts, authorshipOf } = typing();
    const published = await publish(desk(drafts), id, publishing, asks('editor'));
    expect(published.ok).toBe(true);
    const [newest] = await store.versions.list(id, { before: null, limit: 1 });
    const version = await store.versions.get(id, newest?.id ?? 0);
    expect(version?.draft.content).toEqual(BEFORE.content);
    expect(version?.authored).toEqual(authorshipOf(BEFORE).authored);
  });

  it('[P2] writes nothing where it is refused', async () => {
    const { drafts, asked } = typing();
    const refused = await publish(desk(drafts), id, publishing, asks('reporter'));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(asked).toEqual([]);
  });

  it('[P2] writes nothing for a retry', async () => {
    const { drafts, asked } = typing();
    const first = await publish(desk(drafts), id, publishing, asks('editor', 'one'));
    const soFar = [...asked];
    const retried = await publish(desk(drafts), id, publishing, asks('editor', 'one'));
    expect(retried).toEqual(first);
    expect(asked).toEqual(soFar);
    expect(await store.outbox.eventsAfter(liveBlogId, facts.liveBlog().seq, 10)).toHaveLength(1);
  });
});

describe('marking a key event', () => {
  const key = (marked: boolean): Draft => ({ ...BEFORE, meta: { ...BEFORE.meta, key: marked } });

  it('[P2] marks the draft too, and a retry leaves what colleagues have marked since', async () => {
    const { drafts, asked } = typing([key(false)]);
    const marking = desk(drafts);
    const first = await markKey(marking, id, true, asks('editor', 'one'));
    expect(first).toMatchObject({ ok: true, value: { key: true } });
    expect(asked).toEqual(['setMeta {"key":true}']);
    await markKey(marking, id, false, asks('admin'));
    expect(await markKey(marking, id, true, asks('editor', 'one'))).toEqual(first);
    expect((await store.updates.get(id))?.key).toBe(false);
    expect(asked).toEqual(['setMeta {"key":true}']);
  });

  it('[P2] a retry marks the draft where the server ended before it did', async () => {
    const { drafts, asked } = typing([key(false)]);
    const ending = { ...drafts, setMeta: () => Promise.reject(new Error('the server ends')) };
    await expect(markKey(desk(ending), id, true, asks('editor', 'one'))).rejects.toThrow();
    await markKey(desk(drafts), id, true, asks('editor', 'one'));
    expect(asked).toEqual(['setMeta {"key":true}']);
  });
});
