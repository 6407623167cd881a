import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { OlderCopyTable } from '../../../server/store/store.ts';
import { documentOf } from '../../../server/sync/gate/document.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { OlderCopies } from '../../../server/sync/older/older-copies.ts';
import { joinCopy, judgeCopy, NOTHING_OLDER } from '../../../server/sync/older/judge-copy.ts';
import { readParts } from '../../../shared/document/sequence/draft.ts';
import { textOf } from '../../../shared/domain/content.ts';
import { instant, updateId, userId } from '../../../shared/ids.ts';
import { DOCUMENT_LIMITS, FRAME_LIMITS } from '../../../shared/limits.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { copyOf, manifest } from '../../support/tree-fixtures.ts';

const ID = updateId('00000000-0000-7000-8000-000000000001');
const ANA = userId('ana');
const WORDS = 'First words in an empty draft.';
const copy = Y.mergeUpdates(copyOf('ana', manifest.drafts.empty).rows);

const LINES = Array.from(
  { length: 4000 },
  (_, line) => `Line ${line}: they met in Anchorage. 🙂 Они`,
);
const LARGE = copyOfLines(LINES);

/** What a device kept on which somebody wrote so many paragraphs with the old editor. */
function copyOfLines(lines: readonly string[]): Uint8Array {
  const document = new Y.Doc();
  const paragraphs = lines.map((words) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    return paragraph;
  });
  document.getXmlFragment('body').insert(0, paragraphs);
  return Y.encodeStateAsUpdate(document);
}

/** A draft of another that leaves room for so many bytes. */
function fullDraft(room: number): Uint8Array {
  const document = new Y.Doc();
  document.getText('body').insert(0, 'x'.repeat(DOCUMENT_LIMITS.bytes - room));
  return Y.encodeStateAsUpdate(document);
}

type Outcome = 'durable' | RefusalCode | null;

/** A draft, its gate and its table in memory; `outcomes` are the disk's answers to writes, the last one for ever. */
function setUp(...outcomes: readonly Outcome[]) {
  const written: Uint8Array[] = [];
  let before: readonly Uint8Array[] = [];
  const refused: RefusalCode[] = [];
  let older: Awaited<ReturnType<OlderCopyTable['findOlder']>> = { kind: 'kept', ...NOTHING_OLDER };
  let pending: Awaited<ReturnType<OlderCopyTable['pending']>> = null;
  let settling = true;
  let afterWrite = (): void => {};
  const table: OlderCopyTable = {
    findOlder: async () => older,
    pending: async () => pending,
    begin: async (begun) => {
      if (pending !== null) return false;
      pending = begun;
      return true;
    },
    finish: async (_copy, { state, base }) => {
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
    load: async () => ({
      parts: [...before, ...written],
      owners: new Map(),
      seq: written.length,
      uncompacted: 0,
      editedAt: instant(new Date(0)),
    }),
    write: async (_id, writer, bytes) => {
      const outcome = answers.length > 1 ? answers.shift() : answers[0];
      if (outcome !== 'durable') return outcome ?? null;
      const parts = [...before, ...written];
      const size = parts.reduce((sum, { length }) => sum + length, 0);
      const verdict = new Shadow(documentOf(parts), new Map(), size).judge(bytes, writer);
      if (verdict.kind === 'sound') written.push(bytes);
      afterWrite();
      return verdict.kind === 'refused' ? verdict.code : 'durable';
    },
    reader: { judge: async (task) => judgeCopy(task), join: async (task) => joinCopy(task) },
    quarantine: ({ reason }) => refused.push(reason),
    clock: () => new Date(0),
  });
  return {
    take: (bytes = copy) => copies.take(ID, ANA, bytes),
    /** Frames that were written, each once. */
    written,
    /** What colleagues wrote, before or after the next piece. */
    surround: (parts: readonly Uint8Array[], when: 'now' | 'afterPiece' = 'now') => {
      afterWrite = () => {
        before = parts;
      };
      if (when === 'now') before = parts;
    },
    isBegun: () => pending !== null,
    text: () => textOf(readParts(written).content),
    lines: () => (readParts(written).content.content ?? []).map(textOf),
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

  it('[C8] that is larger than a frame arrives in pieces, once', async () => {
    const draft = setUp('durable');
    expect(await draft.take(LARGE)).toEqual({ kind: 'taken' });
    expect(draft.written.length).toBeGreaterThan(2);
    expect(Math.max(...draft.written.map(({ length }) => length))).toBeLessThan(FRAME_LIMITS.bytes);
    expect(draft.lines()).toEqual(LINES);
    expect(await draft.take(LARGE)).toEqual({ kind: 'nothing' });
    expect(draft.lines()).toEqual(LINES);
  });

  it('[C8] [L7] is there once where the server ends between two of its pieces', async () => {
    const draft = setUp('durable', 'storage', 'durable');
    await expect(draft.take(LARGE)).rejects.toMatchObject({ code: 'storage' });
    expect(draft.written).toHaveLength(1);
    expect(await draft.take(LARGE)).toEqual({ kind: 'nothing' });
    expect(draft.lines()).toEqual(LINES);
  });

  it('[C8] [L7] of which colleagues leave room for a part only is neither doubled nor dropped', async () => {
    const draft = setUp('durable');
    draft.surround([fullDraft(150_000)], 'afterPiece');
    const refusal = { kind: 'refused', code: 'document_too_large' };
    expect(await draft.take(LARGE)).toEqual(refusal);
    expect(draft.written).toHaveLength(1);
    expect(await draft.take(LARGE)).toEqual(refusal);
    expect(draft.isBegun()).toBe(true);
    // Another's waits until the first is whole.
    const other = copyOfLines(['Another device.']);
    expect(await draft.take(other)).toEqual(refusal);
    draft.surround([]);
    expect(await draft.take(other)).toEqual({ kind: 'taken' });
    expect(draft.lines().toSorted()).toEqual([...LINES, 'Another device.'].toSorted());
    expect(await draft.take(LARGE)).toEqual({ kind: 'nothing' });
  });

  it('[C8] for which there is no room is refused before any of it is written', async () => {
    const draft = setUp('durable');
    draft.surround([fullDraft(200_000)]);
    expect(await draft.take(LARGE)).toEqual({ kind: 'refused', code: 'document_too_large' });
    expect(draft.written).toEqual([]);
    expect(draft.isBegun()).toBe(false);
    expect(await draft.take()).toEqual({ kind: 'taken' });
  });

  it('that comes too late is told so', async () => {
    const draft = setUp('durable');
    draft.sweep();
    expect(await draft.take()).toEqual({ kind: 'swept' });
    expect(draft.text()).toBe('');
  });
});
