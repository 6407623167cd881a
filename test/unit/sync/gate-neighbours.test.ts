import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../../server/sync/gate/document.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { ANNA, gateBefore } from '../../support/gate-on-trial.ts';
import { addTable, type PlainTable } from '../../support/plain-table.ts';
import {
  addParagraph,
  betweenUpdate,
  changeOn,
  firstText,
  writeVarUints,
} from '../../support/yjs-bytes.ts';

const ANNAS = 5;
const FORMAT = 6;
const STRING = 4;
const DELETED = 1;

/** Anna's: two lines, a table with words in a cell, and one that she has deleted, but could still bring back. */
let annas: Y.Doc;
let cellText: Y.ID;
let gone: Y.ID;
/** What came to the disk, in order. */
let parts: Uint8Array[];

/** Where Anna's first line says “They met in Anchorage.” */
const standing = (index: number): Y.ID => Y.createID(ANNAS, index);

function firstIn(table: PlainTable): Y.ID {
  const text: unknown = table.cells.get(0).get('text');
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to a character's id
  const first = text instanceof Y.Text ? text._start : null;
  if (first === null) throw new Error('no words');
  return first.id;
}

const gate = gateBefore(() => {
  annas = new Y.Doc();
  annas.clientID = ANNAS;
  parts = [];
  annas.on('update', (update: Uint8Array) => parts.push(update));
  addParagraph(annas, 'They met in Anchorage.');
  cellText = firstIn(addTable(annas, [1, 1], () => 'They parted.'));
  gone = firstIn(addTable(annas, [1, 1], () => 'never mind'));
  const undo = new Y.UndoManager(bodyOf(annas), { trackedOrigins: new Set([ANNA]) });
  annas.transact(() => bodyOf(annas).delete(bodyOf(annas).length - 1, 1), ANNA);
  expect(undo.undoStack).toHaveLength(1);
  const durable = documentOf(parts);
  durable.clientID = ANNAS;
  return durable;
});

const mark = (left: Y.ID, right: Y.ID) =>
  betweenUpdate(1, { left, right }, FORMAT, (encoder) => {
    encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, 'true');
  });

const word = (left: Y.ID, right: Y.ID, client = 1) =>
  betweenUpdate(client, { left, right }, STRING, (encoder) => {
    encoding.writeVarString(encoder, ' all');
  });

const next = ({ client, clock }: Y.ID): Y.ID => Y.createID(client, clock + 1);

const wordsOf = (document: Y.Doc): string => JSON.stringify(bodyOf(document).toDelta());

/** What the words become where Ben's come first, and where what was written beside them does. */
function inBothOrders(bytes: Uint8Array): readonly string[] {
  const there = changeOn(annas, (document) => firstText(document).insert(4, ' really'), 7);
  return [
    [bytes, there],
    [there, bytes],
  ].map((order) => wordsOf(documentOf([...parts, ...order])));
}

describe('the neighbours that a struct names', () => {
  it('[W4] may not stand in a text that is there and one that is gone', () => {
    const bytes = mark(standing(3), gone);
    expect(gate.answerTo(bytes)).toBe('malformed');
    // This is why: whoever still holds what is gone shows what the server drops.
    Y.applyUpdate(annas, bytes);
    expect(wordsOf(annas)).not.toBe(wordsOf(documentOf([...parts, bytes].slice(-1))));
  });

  it('[W4] may not stand there even where they bring nothing but a deletion to build on', () => {
    const bytes = betweenUpdate(1, { left: standing(3), right: gone }, DELETED, (encoder) =>
      writeVarUints(encoder, 1),
    );
    expect(gate.answerTo(bytes)).toBe('malformed');
  });

  it('[W4] may not stand in two texts', () => {
    expect(gate.answerTo(word(standing(3), next(cellText)))).toBe('malformed');
    expect(gate.answerTo(word(gone, cellText))).toBe('malformed');
  });

  it('[W4] may not stand on each other’s side: it would show in different places by what came first', () => {
    const bytes = word(standing(8), standing(3));
    expect(gate.answerTo(bytes)).toBe('malformed');
    const [first, second] = inBothOrders(bytes);
    expect(first).not.toBe(second);
  });

  it.each([
    ['in their order', 3, 4],
    ['in their order, with others between them', 3, 9],
    ['one and the same, as an undo names it where two have become one', 3, 3],
  ])('[W4] may be %s, and mean the same whatever comes first', (_name, left, right) => {
    const bytes = word(standing(left), standing(right));
    expect(gate.answerTo(bytes)).toBe('sound');
    const [first, second] = inBothOrders(bytes);
    expect(first).toBe(second);
  });

  it('[W4] may both be gone by now, or stand apart by what came between', () => {
    const between = changeOn(annas, (document) => firstText(document).insert(4, ' really'), 7);
    expect(gate.answerTo(between)).toBe('sound');
    expect(gate.answerTo(word(standing(3), standing(4)))).toBe('sound');
    expect(gate.answerTo(word(gone, next(gone), 2))).toBe('sound');
  });
});
