import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { judgeReader } from '../../../server/sync/gate/gate.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';
import { ANNA, annasDocument, ANNAS_CLIENT, BEN, gateBefore } from '../../support/gate-on-trial.ts';
import { lineEnd, unitMap } from '../../support/line.ts';
import { addTable, cell, firstTable, track } from '../../support/plain-table.ts';
import {
  addParagraph,
  changeOn,
  deletionUpdate,
  firstText,
  runUpdate,
} from '../../support/yjs-bytes.ts';

const gate = gateBefore(annasDocument);

describe('what honest people write', () => {
  it('[W4] passes every block of the schema, as a draft is seeded with it', () => {
    const { bytes } = seedDraft(EVERY_BLOCK, { bylines: ['Anna', 'Ben'], occurredAt: null });
    expect(gate.answerTo(bytes)).toBe('sound');
  });

  it('[W7] gives a new client id to whoever writes with it first', () => {
    const first = gate.change((document) => addParagraph(document, 'mine'), 42);
    expect(gate.answerTo(first)).toBe('sound');
    const ahead = new Y.Doc();
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(gate.document));
    Y.applyUpdate(ahead, first);
    const second = changeOn(ahead, (document) => addParagraph(document, 'yours'), 42);
    expect(gate.judge(second, ANNA)).toMatchObject({
      kind: 'refused',
      code: 'foreign_client_id',
    });
    expect(gate.answerTo(second)).toBe('sound');
  });

  it('[W4] takes a whole state back from a returning client, with others’ structs that are known', () => {
    const bytes = gate.change((document) => firstText(document).insert(4, ' now'), 42);
    const client = new Y.Doc();
    Y.applyUpdate(client, Y.encodeStateAsUpdate(gate.document));
    Y.applyUpdate(client, bytes);
    expect(gate.judge(Y.encodeStateAsUpdate(client))).toEqual({
      kind: 'sound',
      clientIds: [42],
      isNews: false,
    });
    expect(gate.judge(Y.encodeStateAsUpdate(client))).toEqual({ kind: 'nothing' });
  });

  it('[W4] takes text that was written and deleted offline', () => {
    const bytes = gate.change((document) => {
      const text = addParagraph(document, 'never mind');
      text.delete(0, 10);
    });
    expect(gate.answerTo(bytes)).toBe('sound');
    expect(gate.answerTo(runUpdate(77, 0, 0, 5000))).toBe('sound');
  });

  it('[W4] judges a frame on what was accepted before it, durable or not, until a commit fails', () => {
    const ahead = new Y.Doc();
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(gate.document));
    ahead.clientID = 42;
    const updates: Uint8Array[] = [];
    ahead.on('update', (update: Uint8Array) => updates.push(update));
    const text = addParagraph(ahead, 'a');
    ahead.clientID = 43;
    text.insert(1, 'b');
    const [first, second] = updates;
    if (first === undefined || second === undefined) throw new Error('two updates expected');
    // Such a frame may come before the SyncStep2 that it builds on: judging it must stay cheap.
    expect(gate.judge(second)).toEqual({ kind: 'refused', code: 'pending', spoilt: false });
    expect(gate.answerTo(first)).toBe('sound');
    expect(gate.answerTo(second)).toBe('sound');
    gate.shadow.reset();
    expect(gate.answerTo(second)).toBe('pending');
  });

  it('[W4] lets readers answer SyncStep1 with what is known, and nothing else', () => {
    expect(judgeReader(Y.encodeStateAsUpdate(gate.document), gate.document)).toBeNull();
    expect(
      judgeReader(
        gate.change((document) => addParagraph(document, 'x')),
        gate.document,
      ),
    ).toBe('read_only');
    expect(judgeReader(deletionUpdate(ANNAS_CLIENT, 2, 1), gate.document)).toBe('read_only');
    expect(judgeReader(Uint8Array.of(9), gate.document)).toBe('malformed');
  });
});

/** A copy of the document, as somebody's browser has it, and what it sends. */
function browser(client: number): { readonly document: Y.Doc; readonly sent: Uint8Array[] } {
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(gate.document));
  bodyOf(document);
  metaOf(document);
  document.clientID = client;
  const sent: Uint8Array[] = [];
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') sent.push(update);
  });
  return { document, sent };
}

/** Ben's frames, one after the other; what is sound becomes durable. */
function send(frames: Uint8Array[]): readonly string[] {
  return frames.splice(0).map((bytes) => {
    const answer = gate.answerTo(bytes);
    if (answer === 'sound') Y.applyUpdate(gate.document, bytes);
    return answer;
  });
}

describe('what Yjs writes for honest people', { timeout: 30_000 }, () => {
  it('[W4] deletions of a few bytes pass: it tidies up marks after a colleague’s edit', () => {
    const { document, sent } = browser(42);
    firstText(document).format(0, 4, { bold: true });
    const annas = gate.change((copy) => firstText(copy).format(0, 9, { bold: true }), 7);
    expect(gate.answerTo(annas)).toBe('sound');
    Y.applyUpdate(gate.document, annas);
    Y.applyUpdate(document, annas, 'remote');
    const [, tidied] = sent;
    expect(tidied?.[0]).toBe(0);
    expect(send(sent)).toEqual(['sound', 'sound']);
  });

  it('[W4] undo and redo pass: of words, of a line, of a table and of what was moved', () => {
    const { document, sent } = browser(42);
    const undo = new Y.UndoManager([bodyOf(document)], { captureTimeout: 0 });
    const text = bodyOf(document);
    const deeds = [
      () => firstText(document).insert(4, ' all'),
      () => firstText(document).delete(0, 2),
      () => void addParagraph(document, 'And on.'),
      () => void addTable(document, [2, 2]),
      () => firstTable(document).cells.push([cell('r0', 'c0', 'more')]),
      () => firstTable(document).rows.insert(1, [track('r9')]),
      () => firstTable(document).head.delete('live'),
      () => text.insertEmbed(0, unitMap({ type: 'anchor', id: 'a1' }), {}),
      () => firstText(document).end.set('at', 'a1'),
      () => text.delete(0, text.length),
    ];
    for (const deed of deeds) document.transact(deed);
    for (let round = 0; round < 3; round += 1) {
      for (let step = 0; step < deeds.length; step += 1) undo.undo();
      for (let step = 0; step < deeds.length; step += 1) undo.redo();
      firstText(gate.document).insert(0, 'Anna: ');
      Y.applyUpdate(document, Y.encodeStateAsUpdate(gate.document), 'remote');
      gate.hold(gate.document, new Map([[42, BEN]]));
    }
    expect(new Set(send(sent))).toEqual(new Set(['sound']));
    expect(bodyOf(gate.document).toDelta()).toEqual(text.toDelta());
  });

  it('[W4] a line that is split in the middle, joined and split again passes', () => {
    const { document, sent } = browser(42);
    const text = bodyOf(document);
    for (let round = 0; round < 5; round += 1) {
      text.insertEmbed(4, lineEnd('heading{"level":2}'), {});
      if (round % 2 === 0) text.delete(4, 1);
    }
    expect(new Set(send(sent))).toEqual(new Set(['sound']));
  });

  it('[C8] hours offline pass: several sessions, each with an id of its own, as one update', () => {
    const before = Y.encodeStateVector(gate.document);
    const { document } = browser(42);
    for (let session = 0; session < 20; session += 1) {
      document.clientID = 42 + session;
      for (let line = 0; line < 20; line += 1) {
        const written = addParagraph(document, `session ${session}, line ${line}`);
        written.insert(3, 'and ');
        if (line % 3 === 0) written.delete(0, written.length);
        if (line % 4 === 0) written.end.delete('live');
      }
    }
    const annas = gate.change((copy) => firstText(copy).insert(0, 'Meanwhile: '), 7);
    expect(gate.answerTo(annas)).toBe('sound');
    expect(gate.answerTo(Y.encodeStateAsUpdate(document, before))).toBe('sound');
  });

  it('[C8] a long paste passes in pieces, and goes in pieces', () => {
    const { document, sent } = browser(42);
    for (let piece = 0; piece < 5; piece += 1) {
      document.transact(() => {
        for (let line = 0; line < 500; line += 1) addParagraph(document, 'They met.');
      });
    }
    expect(new Set(send(sent))).toEqual(new Set(['sound']));
    const text = bodyOf(document);
    while (text.length > 0) text.delete(0, Math.min(text.length, 3000));
    expect(new Set(send(sent))).toEqual(new Set(['sound']));
    expect(bodyOf(gate.document).length).toBe(0);
  });

  it('[C8] what one writes above what one wrote before passes, where a colleague pasted much', () => {
    const before = Y.encodeStateVector(gate.document);
    const { document } = browser(9);
    for (let line = 0; line < 30; line += 1) bodyOf(document).insertEmbed(4, lineEnd(), {});
    const paste = gate.change((copy) => {
      const made = Array.from({ length: 1500 }, () => ({ insert: lineEnd() }));
      bodyOf(copy).applyDelta([{ retain: 4 }, ...made]);
    }, 3);
    expect(gate.answerTo(paste)).toBe('sound');
    expect(gate.answerTo(Y.encodeStateAsUpdate(document, before))).toBe('sound');
  });
});
