import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { OlderCopyTable } from '../../../server/store/older-copies.ts';
import { OlderCopies } from '../../../server/sync/older/older-copies.ts';
import { joinCopy, judgeCopy, NOTHING_OLDER } from '../../../server/sync/older/judge-copy.ts';
import { readParts } from '../../../shared/document/sequence/draft.ts';
import { textOf } from '../../../shared/domain/content.ts';
import { updateId, userId } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { copyOf, manifest } from '../../support/tree-fixtures.ts';

const ID = updateId('00000000-0000-7000-8000-000000000001');
const ANA = userId('ana');
const WORDS = 'First words in an empty draft.';
const copy = Y.mergeUpdates(copyOf('ana', manifest.drafts.empty).rows);

type Outcome = 'durable' | RefusalCode | null;

/** A draft and its table in memory; `outcomes` are the disk's answers to writes, the last one for ever. */
function setUp(...outcomes: readonly Outcome[]) {
  const written: Uint8Array[] = [];
  const refused: RefusalCode[] = [];
  let older: Awaited<ReturnType<OlderCopyTable['findOlder']>> = { kind: 'kept', ...NOTHING_OLDER };
  let pending: Awaited<ReturnType<OlderCopyTable['pending']>> = null;
  let settling = true;
  const table: OlderCopyTable = {
    findOlder: async () => older,
    owners: async () => new Map(),
    pending: async () => pending,
    begin: async (begun) => {
      if (pending !== null) return false;
      pending = begun;
      return true;
    },
    settle: async (_copy, { state, base }) => {
      if (!settling) throw new Error('killed');
      older = { kind: 'kept', state, base };
      pending = null;
    },
    drop: async () => {
      pending = null;
    },
  };
  const answers = [...outcomes];
  const copies = new OlderCopies({
    table,
    write: async (_id, _userId, bytes) => {
      const outcome = answers.length > 1 ? answers.shift() : answers[0];
      if (outcome === 'durable') written.push(bytes);
      return outcome ?? null;
    },
    reader: { judge: async (task) => judgeCopy(task), join: async (task) => joinCopy(task) },
    quarantine: ({ reason }) => refused.push(reason),
    clock: () => new Date(0),
  });
  return {
    take: () => copies.take(ID, ANA, copy),
    text: () => textOf(readParts(written).content),
    dieBeforeSettling: (dies: boolean) => {
      settling = !dies;
    },
    sweep: () => {
      older = { kind: 'swept' };
    },
    refused,
  };
}

describe('a copy of an older form', () => {
  it('[L7] is there once where the server ends between its edit and the note of it', async () => {
    const draft = setUp('durable');
    draft.dieBeforeSettling(true);
    await expect(draft.take()).rejects.toThrow('killed');
    draft.dieBeforeSettling(false);
    expect(await draft.take()).toEqual({ kind: 'nothing' });
    expect(draft.text()).toBe(WORDS);
  });

  it('[L7] waits where the disk fails, and arrives once when it comes again', async () => {
    const draft = setUp('storage', 'durable');
    await expect(draft.take()).rejects.toMatchObject({ code: 'storage' });
    expect(await draft.take()).toEqual({ kind: 'nothing' });
    expect(draft.text()).toBe(WORDS);
  });

  it('that comes twice at the same time arrives once', async () => {
    const draft = setUp('durable');
    const kinds = (await Promise.all([draft.take(), draft.take()])).map(({ kind }) => kind);
    expect(kinds).toEqual(['taken', 'nothing']);
    expect(draft.text()).toBe(WORDS);
  });

  it('[W4] that the draft does not take is in quarantine, and may come again', async () => {
    const draft = setUp('document_too_large', 'durable');
    expect(await draft.take()).toEqual({ kind: 'refused', code: 'document_too_large' });
    expect(draft.refused).toEqual(['document_too_large']);
    expect(await draft.take()).toEqual({ kind: 'taken' });
    expect(draft.text()).toBe(WORDS);
  });

  it('that comes too late is told so', async () => {
    const draft = setUp('durable');
    draft.sweep();
    expect(await draft.take()).toEqual({ kind: 'swept' });
    expect(draft.text()).toBe('');
  });
});
