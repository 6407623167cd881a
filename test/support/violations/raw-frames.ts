import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { unitMap } from '../line.ts';
import { addParagraph, betweenUpdate, rawUpdate, writeVarUints } from '../yjs-bytes.ts';
import { cellText, SENDER, sent, VICTIM, victimDocument } from './violation.ts';

export const words = () => sent((d) => addParagraph(d, 'x'));

/** Maps in maps, as deep as said. */
export const nested = (depth: number) =>
  sent((document) => {
    let map = unitMap({ live: true });
    bodyOf(document).insertEmbed(0, map, {});
    for (let level = 1; level < depth; level += 1) {
      const inner = unitMap({ live: true });
      map.set('in', inner);
      map = inner;
    }
  });

export const blocksOf = (clients: readonly (readonly [client: number, clock: number])[]) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, clients.length);
    for (const [client, clock] of clients) writeVarUints(encoder, 1, client, clock, 0, 1);
    writeVarUints(encoder, 0);
  });

export const typed = (letters: string) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 1, 1, 77, 0);
    encoding.writeUint8(encoder, 4);
    writeVarUints(encoder, 1);
    encoding.writeVarString(encoder, 'body');
    encoding.writeVarString(encoder, letters);
    writeVarUints(encoder, 0);
  });

/** Deletes one character each, in the order in which they are named. */
/** One struct of the sender's behind the victim's second character. */
export const behind = (content: number, write: (encoder: encoding.Encoder) => void) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 1, 1, SENDER, 0);
    encoding.writeUint8(encoder, content | 0x80);
    writeVarUints(encoder, VICTIM, 1);
    write(encoder);
    writeVarUints(encoder, 0);
  });

export const mark = (value: string) =>
  behind(6, (encoder) => {
    encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, value);
  });

/** A list in a list, as deep as said, for the labels. */
export const labels = (depth: number) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 1, 1, SENDER, 0);
    encoding.writeUint8(encoder, 8 | 0x20);
    writeVarUints(encoder, 1);
    encoding.writeVarString(encoder, 'meta');
    encoding.writeVarString(encoder, 'labels');
    writeVarUints(encoder, 1);
    for (let level = 1; level < depth; level += 1) encoding.writeUint8Array(encoder, LIST_OF_ONE);
    encoding.writeAny(encoder, []);
    writeVarUints(encoder, 0);
  });

/** A list of one value, as lib0 begins it. */
const LIST_OF_ONE = Uint8Array.of(117, 1);

export const wordBetween = (left: number, right: number) =>
  betweenUpdate(
    SENDER,
    { left: Y.createID(VICTIM, left), right: Y.createID(VICTIM, right) },
    4,
    (encoder) => encoding.writeVarString(encoder, 'x'),
  );

/** Where the victim wrote the first character of a cell. */
export function cellClock(): number {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to a character's id
  const first = cellText(victimDocument())._start;
  if (first === null) throw new Error('no text');
  return first.id.clock;
}

export const deletions = (clients: readonly (readonly [client: number, ...clocks: number[]])[]) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 0, clients.length);
    for (const [client, ...clocks] of clients) {
      writeVarUints(encoder, client, clocks.length, ...clocks.flatMap((clock) => [clock, 1]));
    }
  });

export const stateOfVictim = () => Y.getState(victimDocument().store, VICTIM);

/** The second of two edits, with or without the first. */
export function secondEdit(isAlone: boolean): Uint8Array {
  const ahead = new Y.Doc();
  ahead.clientID = SENDER;
  Y.applyUpdate(ahead, Y.encodeStateAsUpdate(victimDocument()));
  const start = Y.encodeStateVector(ahead);
  addParagraph(ahead, 'first');
  const before = Y.encodeStateVector(ahead);
  addParagraph(ahead, 'second');
  return Y.encodeStateAsUpdate(ahead, isAlone ? before : start);
}

export function documentWith(said: string): Y.Doc {
  const document = new Y.Doc();
  document.clientID = SENDER;
  addParagraph(document, said);
  return document;
}
