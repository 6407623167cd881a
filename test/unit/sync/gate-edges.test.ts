import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../../../shared/document/sequence/form.ts';
import { annasDocument, ANNAS_CLIENT, gateBefore } from '../../support/gate-on-trial.ts';
import { addTable } from '../../support/plain-table.ts';
import { deletionUpdate, rawUpdate, runUpdate, writeVarUints } from '../../support/yjs-bytes.ts';

const TYPE = 7;
const STRING = 4;
const VALUES = 8;
const BEHIND = 0x80;
const NAMED = 0x20;

const gate = gateBefore(annasDocument);

/** One character of `client`, the first that it writes, behind another. */
function writeCharacter(
  encoder: encoding.Encoder,
  client: number,
  behind: readonly [client: number, clock: number],
) {
  writeVarUints(encoder, 1, client, 0);
  encoding.writeUint8(encoder, STRING | BEHIND);
  writeVarUints(encoder, ...behind);
  encoding.writeVarString(encoder, 'x');
}

const characters = (count: number, behind: (index: number) => readonly [number, number]) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, count);
    for (let index = 0; index < count; index += 1) {
      writeCharacter(encoder, 1000 + index, behind(index));
    }
    writeVarUints(encoder, 0);
  });

const oneBlock = (structs: number, write: (encoder: encoding.Encoder, index: number) => void) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 1, structs, 77, 0);
    for (let index = 0; index < structs; index += 1) write(encoder, index);
    writeVarUints(encoder, 0);
  });

const refused: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['a block of no structs', 'malformed', () => oneBlock(0, () => {})],
  ['flags on what has no place', 'malformed', () => runUpdate(77, 0, BEHIND, 1)],
  [
    'a type that there is not',
    'malformed',
    () =>
      oneBlock(1, (encoder) => {
        encoding.writeUint8(encoder, TYPE | BEHIND);
        writeVarUints(encoder, ANNAS_CLIENT, 0, 9);
      }),
  ],
  ['a clock beyond what sessions reach', 'malformed', () => runUpdate(77, 2 ** 31 - 1, 0, 5)],
  ['a run that is left out', 'malformed', () => runUpdate(77, 0, 10, 5)],
  ['a gap', 'pending', () => runUpdate(77, 5, 0, 1)],
  ['a deletion of what nobody wrote', 'pending', () => deletionUpdate(ANNAS_CLIENT, 1000, 1)],
  [
    'a struct that builds on what its author writes later',
    'pending',
    () =>
      oneBlock(1, (encoder) => {
        encoding.writeUint8(encoder, STRING | BEHIND);
        writeVarUints(encoder, 77, 0);
        encoding.writeVarString(encoder, 'x');
      }),
  ],
  [
    'more structs than are put in order at once',
    'malformed',
    () =>
      oneBlock(10_001, (encoder, index) => {
        encoding.writeUint8(encoder, STRING | BEHIND);
        writeVarUints(encoder, ...(index === 0 ? [ANNAS_CLIENT, 2] : [77, index - 1]));
        encoding.writeVarString(encoder, 'x');
      }),
  ],
  [
    'more new client ids than anybody has used',
    'malformed',
    () => characters(101, () => [ANNAS_CLIENT, 2]),
  ],
];

describe('the gate, before Yjs sees anything', () => {
  it.each(refused)('[W4] refuses %s: %s', (_name, code, bytes) => {
    const verdict = gate.judge(bytes());
    expect(verdict).toEqual({ kind: 'refused', code, spoilt: false });
  });

  it('[W4] takes as many new client ids as a long journey brings', () => {
    const bytes = characters(100, () => [ANNAS_CLIENT, 2]);
    expect(gate.judge(bytes).kind).toBe('sound');
  });
});

describe('the gate, once Yjs has placed it', () => {
  it('[W4] refuses structs that wait for each other for ever', () => {
    const circle = characters(2, (index) => [1001 - index, 0]);
    expect(gate.answerTo(circle)).toBe('malformed');
    expect(gate.document.store.pendingStructs).toBeNull();
  });

  it('[W4] refuses a sub-document that goes in the same update', () => {
    const subdocument = gate.change((document) => metaOf(document).set('kind', new Y.Doc()), 9);
    const hidden = Uint8Array.from([...subdocument.slice(0, -1), 1, 9, 1, 0, 1]);
    expect(gate.answerTo(hidden)).toBe('schema');
  });

  it('[W4] refuses what is neither a value nor a list of values in meta', () => {
    for (const value of [Number.NaN, Infinity, {}, { by: 'Anna' }, [['Anna']], [Number.NaN], 10n]) {
      expect(gate.answerTo(gate.change((d) => metaOf(d).set('labels', value)))).toBe('schema');
    }
    for (const value of [null, true, 7, 'talks', ['talks', 'Anchorage']]) {
      expect(gate.answerTo(gate.change((d) => metaOf(d).set('labels', value)))).toBe('sound');
    }
  });

  it('[W4] takes several values of one key, as Yjs joins those that can be brought back, if each does', () => {
    const field = (name: string, values: readonly (boolean | string)[]) =>
      oneBlock(1, (encoder) => {
        encoding.writeUint8(encoder, VALUES | NAMED);
        writeVarUints(encoder, 1);
        encoding.writeVarString(encoder, 'meta');
        encoding.writeVarString(encoder, name);
        writeVarUints(encoder, values.length);
        for (const value of values) encoding.writeAny(encoder, value);
      });
    expect(gate.answerTo(field('onclick', [true, false]))).toBe('schema');
    expect(gate.answerTo(field('key', [true, false]))).toBe('sound');
  });

  it('[W4] refuses several values of what is written once', () => {
    const typed = (types: readonly string[]) =>
      oneBlock(2, (encoder, index) => {
        encoding.writeUint8(encoder, index === 0 ? TYPE | BEHIND : VALUES | NAMED);
        if (index === 0) return writeVarUints(encoder, ANNAS_CLIENT, 2, 1);
        writeVarUints(encoder, 0, 77, 0);
        encoding.writeVarString(encoder, 'type');
        writeVarUints(encoder, types.length);
        for (const type of types) encoding.writeAny(encoder, type);
      });
    expect(gate.answerTo(typed(['quote', 'image']))).toBe('schema');
    expect(gate.answerTo(typed(['quote']))).toBe('sound');
  });

  it('[W4] refuses what goes on elsewhere than it began', () => {
    const first = typedBy(77, 0, 'ab', [ANNAS_CLIENT, 2]);
    expect(gate.answerTo(first)).toBe('sound');
    const other = addTableText(gate.document);
    gate.hold(gate.document);
    expect(gate.answerTo(first)).toBe('sound');
    expect(gate.answerTo(typedBy(77, 0, 'abc', [other.client, other.clock]))).toBe('malformed');
    expect(gate.answerTo(typedBy(77, 0, 'abc', [ANNAS_CLIENT, 2]))).toBe('sound');
  });
});

/** Words of one client behind another character, from `clock` on. */
const typedBy = (
  client: number,
  clock: number,
  words: string,
  behind: readonly [client: number, clock: number],
) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 1, 1, client, clock);
    encoding.writeUint8(encoder, STRING | BEHIND);
    writeVarUints(encoder, ...behind);
    encoding.writeVarString(encoder, words);
    writeVarUints(encoder, 0);
  });

/** The id of the first character in a cell of a new table. */
function addTableText(document: Y.Doc): Y.ID {
  const text: unknown = addTable(document, [1, 1]).cells.get(0).get('text');
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to a character's id
  const first = text instanceof Y.Text ? text._start : null;
  if (first === null) throw new Error('no text');
  return first.id;
}
