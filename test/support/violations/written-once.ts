import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { firstTable } from '../plain-table.ts';
import {
  anchor,
  cellText,
  type Change,
  embed,
  firstCell,
  quote,
  sent,
  unitAt,
  type Violation,
} from './violation.ts';

/** A change of what says what a map is, and one of the same map that is honest. */
const CHANGED: readonly (readonly [string, Change, Change])[] = [
  [
    'the type of a head',
    (d) => quote(d).set('type', 'image'),
    (d) => quote(d).set('in', 'blockquote'),
  ],
  [
    'the same type once more',
    (d) => quote(d).set('type', 'quote'),
    (d) => quote(d).set('live', true),
  ],
  ['the type of a head that goes', (d) => quote(d).delete('type'), (d) => quote(d).delete('live')],
  ['the id of an anchor', (d) => anchor(d).set('id', 'a2'), (d) => anchor(d).set('at', 'a2')],
  ['the id of an anchor that goes', (d) => anchor(d).delete('id'), (d) => bodyOf(d).delete(0, 1)],
  [
    'the rows of a table',
    (d) => firstTable(d).head.set('rows', new Y.Array()),
    (d) => firstTable(d).rows.delete(0, 1),
  ],
  [
    'the cells of a table that go',
    (d) => firstTable(d).head.delete('cells'),
    (d) => firstTable(d).cells.delete(0, 1),
  ],
  [
    'the id of a row',
    (d) => firstTable(d).rows.get(0).set('id', 'r9'),
    (d) => firstTable(d).rows.get(0).set('live', true),
  ],
  [
    'the id of a column that goes',
    (d) => firstTable(d).columns.get(0).delete('id'),
    (d) => firstTable(d).columns.get(0).delete('live'),
  ],
  [
    'the row of a cell',
    (d) => firstCell(d).set('row', 'r1'),
    (d) => firstCell(d).set('@colspan', 2),
  ],
  [
    'the column of a cell that goes',
    (d) => firstCell(d).delete('col'),
    (d) => firstCell(d).set('kind', 'tableCell'),
  ],
  [
    'the text of a cell',
    (d) => firstCell(d).set('text', new Y.Text()),
    (d) => cellText(d).insert(0, 'x'),
  ],
  [
    'the text of a cell that goes',
    (d) => firstCell(d).delete('text'),
    (d) => cellText(d).delete(0, cellText(d).length),
  ],
  [
    'the type of a head of the same frame',
    (d) => {
      embed({ type: 'quote' })(d);
      unitAt(d, 0).set('type', 'image');
    },
    (d) => {
      embed({ type: 'quote', live: true })(d);
      unitAt(d, 0).set('live', true);
    },
  ],
  [
    'the type of a head of the same frame that goes',
    (d) => {
      embed({ type: 'quote' })(d);
      unitAt(d, 0).delete('type');
    },
    (d) => {
      embed({ type: 'quote', live: true })(d);
      unitAt(d, 0).delete('live');
    },
  ],
];

/** Changes of what is written once. */
export const WRITTEN_ONCE_VIOLATIONS: readonly Violation[] = CHANGED.map(([name, bad, good]) => ({
  name,
  code: 'schema',
  bad: () => sent(bad),
  good: () => sent(good),
}));
