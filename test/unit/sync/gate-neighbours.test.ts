import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../../server/sync/document.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import {
  addParagraph,
  betweenUpdate,
  changeOn,
  firstText,
  writeVarUints,
} from '../../support/yjs-bytes.ts';

const ANNA = userId('anna');
const BEN = userId('ben');
const ANNAS_CLIENT = 5;
const FORMAT = 6;
const STRING = 4;
const DELETED = 1;

/** Anna's: two paragraphs that stand, and one that she has deleted, but could still bring back. */
let annas: Y.Doc;
let standing: Y.XmlText;
let other: Y.XmlText;
let gone: Y.ID;
/** What came to the disk, in order. */
let parts: Uint8Array[];
let shadow: Shadow;

const at = (text: Y.XmlText, index: number): Y.ID => {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to a character's id
  const start = text._start;
  if (start === null) throw new Error('no words');
  return Y.createID(start.id.client, start.id.clock + index);
};

beforeEach(() => {
  annas = new Y.Doc();
  annas.clientID = ANNAS_CLIENT;
  parts = [];
  annas.on('update', (update: Uint8Array) => parts.push(update));
  standing = addParagraph(annas, 'They met in Anchorage.');
  other = addParagraph(annas, 'They parted.');
  gone = at(addParagraph(annas, 'never mind'), 0);
  const undo = new Y.UndoManager(bodyOf(annas), { trackedOrigins: new Set([ANNA]) });
  annas.transact(() => bodyOf(annas).delete(2, 1), ANNA);
  expect(undo.undoStack).toHaveLength(1);
  const durable = documentOf([]);
  for (const part of parts) Y.applyUpdate(durable, part);
  shadow = new Shadow(durable, new Map([[ANNAS_CLIENT, ANNA]]), 0);
});

function answerTo(bytes: Uint8Array): string {
  const verdict = shadow.judge(bytes, BEN);
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

const blink = (left: Y.ID, right: Y.ID) =>
  betweenUpdate(1, { left, right }, FORMAT, (encoder) => {
    encoding.writeVarString(encoder, 'blink');
    encoding.writeVarString(encoder, '{}');
  });

const word = (left: Y.ID, right: Y.ID, client = 1) =>
  betweenUpdate(client, { left, right }, STRING, (encoder) => {
    encoding.writeVarString(encoder, ' all');
  });

describe('the neighbours that a struct names', () => {
  it('[W4] may not stand in a block that is there and one that is gone', () => {
    const bytes = blink(at(standing, 3), gone);
    expect(answerTo(bytes)).toBe('malformed');
    // This is why: whoever still holds what is gone shows what the server drops, and editors delete its text.
    Y.applyUpdate(annas, bytes);
    expect(bodyOf(annas).toJSON()).toContain('<blink>');
    expect(bodyOf(documentOf([...parts, bytes])).toJSON()).toContain('<blink>');
  });

  it('[W4] may not stand there even where they bring nothing but a deletion to build on', () => {
    const bytes = betweenUpdate(1, { left: at(standing, 3), right: gone }, DELETED, (encoder) =>
      writeVarUints(encoder, 1),
    );
    expect(answerTo(bytes)).toBe('malformed');
  });

  it('[W4] may not stand in two blocks', () => {
    expect(answerTo(word(at(standing, 3), at(other, 1)))).toBe('malformed');
    expect(answerTo(word(gone, at(other, 1)))).toBe('malformed');
  });

  it('[W4] may not stand on each other’s side: it would show in different places by what came first', () => {
    const bytes = word(at(standing, 8), at(standing, 3));
    expect(answerTo(bytes)).toBe('malformed');
    const there = changeOn(annas, (document) => firstText(document).insert(4, ' really'), 7);
    const apart = documentOf([...parts, bytes, there]);
    expect(bodyOf(documentOf([...parts, there, bytes])).toJSON()).not.toBe(bodyOf(apart).toJSON());
  });

  it.each([
    ['in their order', 3, 4],
    ['one and the same, as an undo names it where two have become one', 3, 3],
  ])('[W4] may be %s, and mean the same whatever comes first', (_name, left, right) => {
    const bytes = word(at(standing, left), at(standing, right));
    expect(answerTo(bytes)).toBe('sound');
    const there = changeOn(annas, (document) => firstText(document).insert(4, ' really'), 7);
    const apart = documentOf([...parts, bytes, there]);
    expect(bodyOf(documentOf([...parts, there, bytes])).toJSON()).toBe(bodyOf(apart).toJSON());
  });

  it('[W4] may both be gone by now, or stand apart by what came between', () => {
    const apart = word(at(standing, 3), at(standing, 4));
    const between = changeOn(annas, (document) => firstText(document).insert(4, ' really'), 7);
    expect(answerTo(between)).toBe('sound');
    expect(answerTo(apart)).toBe('sound');
    expect(answerTo(word(gone, Y.createID(gone.client, gone.clock + 1), 2))).toBe('sound');
  });
});
