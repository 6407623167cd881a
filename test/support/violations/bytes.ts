import * as Y from 'yjs';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { Line } from '../line.ts';
import { changeOn, deletionUpdate, runUpdate } from '../yjs-bytes.ts';
import {
  behind,
  blocksOf,
  cellClock,
  deletions,
  documentWith,
  labels,
  mark,
  nested,
  secondEdit,
  stateOfVictim,
  typed,
  wordBetween,
  words,
} from './raw-frames.ts';
import { sent, unitAt, VICTIM, victimDocument, type Violation } from './violation.ts';

/** The line “They met in Anchorage.” */
const firstWords = (document: Y.Doc): Line => new Line(bodyOf(document), unitAt(document, 3));

/** What is wrong, the code that it gets, and the same frame without what is wrong. */
const BYTES: readonly (readonly [string, RefusalCode, () => Uint8Array, () => Uint8Array])[] = [
  ['an update without its last byte', 'malformed', () => words().slice(0, -1), words],
  ['a byte too many', 'malformed', () => Uint8Array.from([...words(), 0]), words],
  ['no bytes at all', 'malformed', () => new Uint8Array(), words],
  [
    'a malformed delete set',
    'malformed',
    () => Uint8Array.of(0, 1, 1, 200),
    () => deletionUpdate(VICTIM, 2, 1),
  ],
  [
    'a deletion of nothing',
    'malformed',
    () => deletionUpdate(VICTIM, 0, 0),
    () => deletionUpdate(VICTIM, 0, 1),
  ],
  [
    'deletions that are not in order',
    'malformed',
    () => deletions([[VICTIM, 5, 2]]),
    () => deletions([[VICTIM, 2, 5]]),
  ],
  [
    'a client that deletes twice',
    'malformed',
    () =>
      deletions([
        [VICTIM, 2],
        [VICTIM, 5],
      ]),
    () => deletions([[VICTIM, 2, 5]]),
  ],
  [
    'clock poisoning by a GC struct of 2^40',
    'malformed',
    () => runUpdate(77, 0, 0, 2 ** 40),
    () => runUpdate(77, 0, 0, 2 ** 20),
  ],
  [
    'a GC struct of 2^30',
    'malformed',
    () => runUpdate(77, 0, 0, 2 ** 30),
    () => runUpdate(77, 0, 0, DOCUMENT_LIMITS.bytes),
  ],
  [
    'a client id beyond 32 bits',
    'malformed',
    () => runUpdate(2 ** 40, 0, 0, 1),
    () => runUpdate(2 ** 32 - 1, 0, 0, 1),
  ],
  [
    'a memory bomb of seven bytes',
    'malformed',
    () => Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1),
    () => blocksOf([[77, 0]]),
  ],
  [
    'a memory bomb of clients',
    'malformed',
    () => Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f),
    () => blocksOf([[77, 0]]),
  ],
  [
    'a delete set without an end',
    'malformed',
    () => Uint8Array.of(0, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x0f),
    () => deletionUpdate(VICTIM, 2, 1),
  ],
  [
    'a number beyond 2^53',
    'malformed',
    () => Uint8Array.of(0, 1, 1, 1, ...Array.from({ length: 9 }, () => 0xff), 0x01, 1),
    () => deletionUpdate(VICTIM, 2, 1),
  ],
  ['an unknown content', 'malformed', () => behind(31, () => {}), () => mark('true')],
  ['a mark that is no JSON', 'malformed', () => mark('{'), () => mark('true')],
  ['a value 60000 deep', 'malformed', () => labels(60_000), () => labels(1)],
  [
    'neighbours in two texts',
    'malformed',
    () => wordBetween(2, cellClock()),
    () => wordBetween(2, 3),
  ],
  ['neighbours in the wrong order', 'malformed', () => wordBetween(8, 3), () => wordBetween(3, 8)],
  ['a Skip struct', 'malformed', () => runUpdate(77, 0, 10, 5), () => runUpdate(77, 0, 0, 5)],
  [
    'two blocks of one client',
    'malformed',
    () =>
      blocksOf([
        [77, 0],
        [77, 1],
      ]),
    () =>
      blocksOf([
        [78, 0],
        [77, 0],
      ]),
  ],
  ['text without characters', 'malformed', () => typed(''), () => typed('x')],
  [
    'GC under another person’s client id',
    'foreign_client_id',
    () => runUpdate(VICTIM, stateOfVictim(), 0, 5),
    () => runUpdate(77, 0, 0, 5),
  ],
  [
    'text under another person’s client id',
    'foreign_client_id',
    () => changeOn(victimDocument(), (d) => firstWords(d).insert(0, 'No! '), VICTIM),
    () => sent((d) => firstWords(d).insert(0, 'No! ')),
  ],
  [
    'a gap before the structs',
    'pending',
    () => runUpdate(77, 5, 0, 1),
    () => runUpdate(77, 0, 0, 1),
  ],
  [
    'a deletion of what nobody wrote',
    'pending',
    () => deletionUpdate(VICTIM, stateOfVictim(), 1),
    () => deletionUpdate(VICTIM, 2, 1),
  ],
  [
    'structs that build on ones that are not there',
    'pending',
    () => secondEdit(true),
    () => secondEdit(false),
  ],
  [
    'an unknown root',
    'unknown_root',
    () => sent((d) => d.getText('notes').insert(0, 'x')),
    () => sent((d) => bodyOf(d).insert(0, 'x')),
  ],
  [
    'a root named like what every object has',
    'unknown_root',
    () => sent((d) => d.getMap('__proto__').set('key', true)),
    () => sent((d) => metaOf(d).set('key', true)),
  ],
  ['nesting of 2,000 levels', 'schema', () => nested(2000), () => nested(1)],
  ['nesting of one level too many', 'schema', () => nested(2), () => nested(1)],
  [
    'an update of format V2',
    'malformed',
    () => Y.encodeStateAsUpdateV2(documentWith('x')),
    () => Y.encodeStateAsUpdate(documentWith('x')),
  ],
];

/** What is no update, or not the sender's to write. */
export const BYTES_VIOLATIONS: readonly Violation[] = BYTES.map(([name, code, bad, good]) => ({
  name,
  code,
  bad,
  good,
}));
