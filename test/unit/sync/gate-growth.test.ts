import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DurableDocument } from '../../../server/sync/room/durable-document.ts';
import { readFrame } from '../../../server/sync/room/frames.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { DOCUMENT_LIMITS, FRAME_LIMITS } from '../../../shared/limits.ts';
import { ANNA, annasDocument, ANNAS_CLIENT, gateBefore } from '../../support/gate-on-trial.ts';
import { syncFrame } from '../../support/raw-socket.ts';
import { lineEnd } from '../../support/line.ts';
import { longDocument } from '../../support/long-document.ts';
import { processorTimeOf } from '../../support/processor-time.ts';
import {
  addParagraph,
  changeOn,
  deletionUpdate,
  rawUpdate,
  writeVarUints,
} from '../../support/yjs-bytes.ts';

const gate = gateBefore(() => annasDocument('They met in Anchorage. '.repeat(2000)));

/** Every second letter of the text goes, from `first` on. */
const holes = (count: number, first = 4): Uint8Array =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 0, 1, ANNAS_CLIENT, count);
    for (let hole = 0; hole < count; hole += 1) writeVarUints(encoder, first + 2 * hole, 1);
  });

/** A document of as many line ends as said behind all its words, under one client id. */
const crowd = (ends: number, words = ''): Y.Doc => {
  const document = new Y.Doc();
  document.clientID = ANNAS_CLIENT;
  bodyOf(document).insert(0, words);
  document.transact(() => {
    const made = Array.from({ length: ends }, () => ({ insert: lineEnd() }));
    bodyOf(document).applyDelta([{ retain: words.length }, ...made]);
  });
  return document;
};

describe('what makes a document slow', { timeout: 30_000 }, () => {
  it('[S1] is refused where one frame brings more than can be put in order at once', () => {
    const typed = (count: number) =>
      rawUpdate((encoder) => {
        writeVarUints(encoder, 1, count, 77, 0);
        for (let index = 0; index < count; index += 1) {
          encoding.writeUint8(encoder, 0x80 | 4);
          writeVarUints(encoder, ...(index === 0 ? [ANNAS_CLIENT, 2] : [77, index - 1]));
          encoding.writeVarString(encoder, 'x');
        }
        writeVarUints(encoder, 0);
      });
    expect(gate.answerTo(typed(FRAME_LIMITS.changes + 1))).toBe('malformed');
    expect(gate.answerTo(typed(FRAME_LIMITS.changes))).toBe('sound');
  });

  it('[S1] is refused where it deletes more than can go at once; in pieces it goes', () => {
    gate.hold(crowd(FRAME_LIMITS.deletions));
    const all = 2 * FRAME_LIMITS.deletions;
    expect(gate.answerTo(deletionUpdate(ANNAS_CLIENT, 0, all))).toBe('malformed');
    for (let start = 0; start < all; start += 2000) {
      expect(gate.answerTo(deletionUpdate(ANNAS_CLIENT, start, 2000))).toBe('sound');
    }
    expect(gate.answerTo(deletionUpdate(ANNAS_CLIENT, 0, all))).toBe('nothing');
  });

  it('[S1] is refused where it splits a text of many pieces too often; in pieces it may', () => {
    gate.hold(crowd(60_000, 'x'.repeat(20_000)));
    expect(gate.answerTo(holes(1000))).toBe('malformed');
    for (let count = 0; count < 10; count += 1) {
      expect(gate.answerTo(holes(100, 4 + 200 * count))).toBe('sound');
    }
    expect(gate.answerTo(holes(1000))).toBe('nothing');
  });

  it('[S1] is refused where each line that goes shifts all behind it in memory; in pieces it goes', () => {
    const durable = new Y.Doc();
    durable.clientID = ANNAS_CLIENT;
    const ends = Array.from({ length: 50_000 }, () => ({ insert: lineEnd('heading') }));
    bodyOf(durable).applyDelta(ends);
    gate.hold(durable);
    // An end, `live` and `kind` of it: the last two are made one.
    const everySecond = (count: number, first: number) =>
      rawUpdate((encoder) => {
        writeVarUints(encoder, 0, 1, ANNAS_CLIENT, count);
        for (let end = 0; end < count; end += 1) writeVarUints(encoder, 3 * (first + 2 * end), 1);
      });
    expect(gate.answerTo(everySecond(1000, 0))).toBe('malformed');
    for (let first = 0; first < 1000; first += 100) {
      expect(gate.answerTo(everySecond(100, first))).toBe('sound');
    }
  });

  it('[L15] passes where as many as may go at once lie side by side: they are made one at once', () => {
    const durable = new Y.Doc();
    durable.clientID = ANNAS_CLIENT;
    const stretches = Array.from({ length: 30_000 }, (_, index) => ({
      insert: 'ab',
      attributes: { bold: index % 2 === 0 ? true : null },
    }));
    bodyOf(durable).applyDelta(stretches);
    gate.hold(durable);
    expect(gate.answerTo(deletionUpdate(ANNAS_CLIENT, 1, 15_000))).toBe('sound');
  });

  it('[S1] is refused where it lies in too many pieces; what makes them fewer passes', () => {
    const durable = crowd(DOCUMENT_LIMITS.structs / 2 - 100);
    const before = Y.getState(durable.store, ANNAS_CLIENT);
    const colourful = Array.from({ length: 200 }, (_, index) => ({
      insert: 'x',
      attributes: { bold: index % 2 === 0 ? true : null },
    }));
    bodyOf(durable).applyDelta(colourful);
    gate.hold(durable);
    const words = changeOn(durable, (document) => bodyOf(document).insert(0, 'x'));
    expect(gate.answerTo(words)).toBe('document_too_large');
    expect(gate.answerTo(deletionUpdate(ANNAS_CLIENT, before, 300))).toBe('sound');
    expect(gate.answerTo(words)).toBe('sound');
  });

  it('[S1] is refused where more clients have written than can be named at once', () => {
    const owners = new Map(
      Array.from({ length: DOCUMENT_LIMITS.clients - 1 }, (_, id) => [id + 1, ANNA]),
    );
    gate.hold(gate.document, owners);
    const words = (client: number) => gate.change((d) => addParagraph(d, 'And on.'), client);
    expect(gate.answerTo(words(6000))).toBe('sound');
    expect(gate.answerTo(words(6001))).toBe('document_too_large');
    expect(gate.answerTo(holes(1))).toBe('sound');
  });
});

describe('the answer to SyncStep1', () => {
  const everything = Uint8Array.of(0);

  it('[S1] is encoded once for all who have nothing, and anew when the document has grown', () => {
    const document = new DurableDocument({ parts: [Y.encodeStateAsUpdate(gate.document)], seq: 1 });
    const first = document.syncStep2(everything);
    expect(document.syncStep2(everything)).toBe(first);
    document.grow([gate.change((copy) => addParagraph(copy, 'And on.'))], 2);
    const second = document.syncStep2(everything);
    expect(second.length).toBeGreaterThan(first.length);
    expect(document.syncStep2(Y.encodeStateVector(gate.document)).length).toBeLessThan(100);
  });

  it('[S1] is not given to a list of more clients than a document knows', () => {
    const vector = (clients: number) =>
      rawUpdate((encoder) => {
        writeVarUints(encoder, clients);
        for (let client = 0; client < clients; client += 1) {
          writeVarUints(encoder, 2 ** 31 + client, 2 ** 20);
        }
      });
    expect(readFrame(syncFrame(0, vector(5000))).kind).toBe('syncStep1');
    expect(readFrame(syncFrame(0, vector(10_000))).kind).toBe('malformed');
  });
});

describe('[L15] a document of 30,000 lines', () => {
  const STALL = 100;

  const shortest = (work: () => void): number =>
    Math.min(...Array.from({ length: 7 }, () => processorTimeOf(work)));

  it(
    '[S1] stalls nobody: not where it is asked for, not after a refusal',
    { timeout: 30_000 },
    () => {
      const large = longDocument(30_000);
      const held = new DurableDocument({ parts: [Y.encodeStateAsUpdate(large)], seq: 1 });
      const poison = changeOn(large, (d) => bodyOf(d).insert(0, 'x', { blink: true }));
      const honest = changeOn(large, (d) => addParagraph(d, 'And on.'));
      // One that nobody keeps an answer for, as it names a client that there is not.
      const vector = Uint8Array.of(1, 5, 1);
      expect(shortest(() => void held.syncStep2(vector))).toBeLessThan(STALL);
      const ready = shortest(() => {
        gate.hold(held.document);
        gate.shadow.prepare(held.encoded());
      });
      expect(ready).toBeLessThan(STALL);
      const refusing = processorTimeOf(() => expect(gate.answerTo(poison)).toBe('schema'));
      expect(refusing).toBeLessThan(STALL / 2);
      const key = processorTimeOf(() => expect(gate.answerTo(honest)).toBe('sound'));
      expect(key).toBeLessThan(STALL / 2);
    },
  );
});
