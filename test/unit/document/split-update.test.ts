import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PIECE } from '../../../shared/document/pieces/budget.ts';
import { splitUpdate } from '../../../shared/document/pieces/split-update.ts';
import { applyParts } from '../../../server/sync/gate/document.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { userId } from '../../../shared/ids.ts';
import { anyBody } from '../../support/any-body.ts';
import { lineEnd } from '../../support/line.ts';
import { longDocument } from '../../support/long-document.ts';
import { addTable } from '../../support/plain-table.ts';
import { addParagraph } from '../../support/yjs-bytes.ts';

const ANNA = userId('anna');

/** Splits so often that every edge comes up. */
const TINY = { bytes: 60, changes: 4, clients: 2, work: 100, characters: 3 };

function newDocument(client: number, base?: Y.Doc): Y.Doc {
  const document = new Y.Doc();
  if (base !== undefined) Y.applyUpdate(document, Y.encodeStateAsUpdate(base));
  bodyOf(document);
  metaOf(document);
  document.clientID = client;
  return document;
}

/** What the gate of a server that holds `base` says to each piece; `document` is what it holds then. */
function arrive(base: Y.Doc, pieces: readonly Uint8Array[]) {
  const document = newDocument(1, base);
  const owners = new Map([...document.store.clients.keys()].map((client) => [client, ANNA]));
  const shadow = new Shadow(document, owners, 0);
  const answers = pieces.map((piece) => {
    const verdict = shadow.judge(piece, ANNA);
    if (verdict.kind === 'sound') {
      shadow.committed([piece]);
      applyParts(document, [piece]);
    }
    return verdict.kind === 'refused' ? verdict.code : verdict.kind;
  });
  return { document, answers: new Set(answers) };
}

/** What goes with its block is deleted again where it is named. */
const areTaken = (answers: ReadonlySet<string>): boolean =>
  [...answers].every((answer) => answer === 'sound' || answer === 'nothing');

const textOf = (document: Y.Doc): string => bodyOf(document).toJSON();
const deltaOf = (document: Y.Doc): unknown =>
  JSON.parse(JSON.stringify(bodyOf(document).toDelta()));

/** What a device that holds `document` answers to a server that holds `base`. */
const answerOf = (document: Y.Doc, base: Y.Doc): Uint8Array =>
  Y.encodeStateAsUpdate(document, Y.encodeStateVector(base));

describe('an update in pieces', { timeout: 60_000 }, () => {
  it('[C8] is the same document, and each piece passes the gate, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.array(anyBody, { minLength: 1, maxLength: 4 }),
        anyBody,
        fc.integer({ min: 0, max: 3 }),
        (bodies, first, undone) => {
          const base = newDocument(5);
          replaceBody(base, first);
          const document = newDocument(10, base);
          const undo = new Y.UndoManager([bodyOf(document)], { captureTimeout: 0 });
          for (const [session, body] of bodies.entries()) {
            document.clientID = 10 + ((session * 7) % 3);
            replaceBody(document, body);
            addParagraph(document, 'Zoë 🙂👍🏽 in Anchorage');
          }
          for (let step = 0; step < undone; step += 1) undo.undo();
          const bytes = answerOf(document, base);
          const pieces = splitUpdate(bytes, { document, budget: TINY });
          const arrived = arrive(base, pieces);
          expect([...arrived.answers].filter((answer) => !areTaken(new Set([answer])))).toEqual([]);
          expect(deltaOf(arrived.document)).toEqual(deltaOf(document));
          expect(Y.encodeStateVector(arrived.document)).toEqual(Y.encodeStateVector(document));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[C8] brings back a block whose keys several sessions wrote', () => {
    const base = newDocument(5);
    const picture = (alt: string) => ({ type: 'image', attrs: { src: '/media/a', alt } });
    const line = (words: string) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: words }],
    });
    replaceBody(base, { type: 'doc', content: [picture('one'), line('They met.')] });
    const document = newDocument(10, base);
    const undo = new Y.UndoManager([bodyOf(document)], { captureTimeout: 0 });
    replaceBody(document, {
      type: 'doc',
      content: [line('In Anchorage.'), picture('two'), line('They met.')],
    });
    document.clientID = 11;
    undo.stopCapturing();
    bodyOf(document).delete(0, bodyOf(document).length);
    undo.undo();
    const pieces = splitUpdate(answerOf(document, base), { document, budget: TINY });
    const arrived = arrive(base, pieces);
    expect(areTaken(arrived.answers)).toBe(true);
    expect(deltaOf(arrived.document)).toEqual(deltaOf(document));
  });

  it('[C8] never cuts a character in two', () => {
    const document = newDocument(10);
    addParagraph(document, '🙂'.repeat(50));
    const pieces = splitUpdate(Y.encodeStateAsUpdate(document), { document, budget: TINY });
    expect(pieces.length).toBeGreaterThan(5);
    expect(textOf(arrive(newDocument(1), pieces).document)).toBe(textOf(document));
  });

  it('[C8] takes a table of 300 × 6, 2,000 paragraphs, and 300 kB of text', () => {
    const base = newDocument(5);
    addParagraph(base, 'They met in Anchorage.');
    const table = (document: Y.Doc) => void addTable(document, [300, 6], () => 'a cell of it');
    const paragraphs = (document: Y.Doc) =>
      document.transact(() => {
        for (let line = 0; line < 2000; line += 1) addParagraph(document, `Line ${line}`);
      });
    const text = (document: Y.Doc) => void addParagraph(document, 'ä'.repeat(300_000));
    for (const paste of [table, paragraphs, text]) {
      const document = newDocument(10, base);
      paste(document);
      const bytes = answerOf(document, base);
      const pieces = splitUpdate(bytes, { document });
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(PIECE.bytes * 2);
      const arrived = arrive(base, pieces);
      expect(arrived.answers).toEqual(new Set(['sound']));
      expect(textOf(arrived.document)).toBe(textOf(document));
    }
  });

  it('[C8] takes eight pastes of 42 kB, written without a connection', () => {
    const base = newDocument(5);
    const document = newDocument(10, base);
    for (let paste = 0; paste < 8; paste += 1) addParagraph(document, 'Они '.repeat(6000));
    const pieces = splitUpdate(answerOf(document, base), { document });
    expect(pieces.length).toBeGreaterThan(1);
    const arrived = arrive(base, pieces);
    expect(arrived.answers).toEqual(new Set(['sound']));
    expect(textOf(arrived.document)).toBe(textOf(document));
  });

  it('[C8] takes hours of several sessions, more than a frame may bring ids of', () => {
    const base = newDocument(5);
    addParagraph(base, 'They met in Anchorage.');
    const document = newDocument(10, base);
    for (let session = 0; session < 150; session += 1) {
      document.clientID = 1000 + ((session * 77) % 151);
      const line = addParagraph(document, `session ${session}`);
      line.insert(3, 'and ');
      bodyOf(document).insert(session % 5, 'x');
      if (session % 3 === 0) line.delete(0, line.length);
    }
    const pieces = splitUpdate(answerOf(document, base), { document });
    expect(pieces.length).toBeGreaterThan(1);
    const arrived = arrive(base, pieces);
    expect(arrived.answers).toEqual(new Set(['sound']));
    expect(textOf(arrived.document)).toBe(textOf(document));
  });

  it.each([
    ['kept for undo', true],
    ['cleared away', false],
  ] as const)(
    '[C8] deletes and formats a long document, what was deleted being %s',
    (_name, keeps) => {
      const base = newDocument(5);
      const text = bodyOf(base);
      const delta = Array.from(
        { length: 2000 },
        (_, line) => [{ insert: `line ${line}` }, { insert: lineEnd() }] as const,
      );
      text.applyDelta(delta.flat());
      const formatted = newDocument(10, base);
      const sent: Uint8Array[] = [];
      if (keeps) formatted.gc = false;
      formatted.on('update', (update: Uint8Array) => sent.push(update));
      const bold = { retain: 4, attributes: { bold: true } };
      const marks = delta.flatMap(([words]) => [bold, { retain: words.insert.length - 3 }]);
      bodyOf(formatted).applyDelta(marks);
      bodyOf(formatted).delete(0, text.length);
      let base2 = base;
      for (const bytes of sent) {
        const pieces = splitUpdate(bytes, { document: formatted });
        expect(pieces.length).toBeGreaterThan(1);
        const arrived = arrive(base2, pieces);
        expect(areTaken(arrived.answers)).toBe(true);
        base2 = arrived.document;
      }
      expect(bodyOf(base2).length).toBe(0);
    },
  );

  it('[C8] deletes a table of three thousand cells that an undo takes back', () => {
    const document = newDocument(10);
    const undo = new Y.UndoManager([bodyOf(document)], { captureTimeout: 0 });
    addTable(document, [300, 10]);
    const base = newDocument(5, document);
    const sent: Uint8Array[] = [];
    document.on('update', (update: Uint8Array) => sent.push(update));
    undo.undo();
    undo.redo();
    for (const [index, bytes] of sent.entries()) {
      const from =
        index === 0 ? base : arrive(base, splitUpdate(sent[0] ?? bytes, { document })).document;
      const arrived = arrive(from, splitUpdate(bytes, { document }));
      expect(areTaken(arrived.answers)).toBe(true);
      if (index === 1) expect(textOf(arrived.document)).toBe(textOf(document));
      else expect(bodyOf(arrived.document).length).toBe(0);
    }
  });

  it('[C8] takes a word in every tenth line of a long draft that one hand wrote, and every twentieth gone', () => {
    const base = longDocument(15_000);
    const document = newDocument(10, base);
    const text = bodyOf(document);
    const lineLength = text.length / 15_000;
    document.transact(() => {
      for (let at = text.length - 40; at > 0; at -= Math.round(lineLength * 10)) {
        text.insert(at, 'new');
        if (at % 2 === 0) text.delete(at - 20, 5);
      }
    });
    const pieces = splitUpdate(answerOf(document, base), { document });
    const arrived = arrive(base, pieces);
    expect(arrived.answers).toEqual(new Set(['sound']));
    expect(textOf(arrived.document)).toBe(textOf(document));
  });

  it('[C8] sends what was written and taken back as its length, and nothing that is known to be deleted', () => {
    const base = newDocument(5);
    addParagraph(base, 'x'.repeat(400_000));
    bodyOf(base).delete(0, 300_000);
    const document = newDocument(10, base);
    document.gc = false;
    addParagraph(document, 'y'.repeat(1_000_000));
    bodyOf(document).delete(100_002, 999_999);
    const { ds: known } = Y.decodeUpdate(Y.encodeStateAsUpdate(base));
    const pieces = splitUpdate(answerOf(document, base), { document, known });
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1000);
    expect(textOf(arrive(base, pieces).document)).toBe(textOf(document));
  });

  it('leaves alone what is small, and what leaves something out', () => {
    const document = newDocument(10);
    addParagraph(document, 'small');
    const bytes = Y.encodeStateAsUpdate(document);
    expect(splitUpdate(bytes, { document })).toEqual([bytes]);
  });
});
