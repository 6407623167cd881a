import * as Y from 'yjs';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { lineEnd, unitMap } from '../line.ts';
import { firstTable, track } from '../plain-table.ts';
import { firstText } from '../yjs-bytes.ts';
import {
  cellText,
  type Change,
  embed,
  firstCell,
  quote,
  sent,
  type Violation,
} from './violation.ts';

const LONG = 'x'.repeat(41);

/** What is wrong, the code that it gets, and the same frame without what is wrong. */
const FORMS: readonly (readonly [string, RefusalCode, Change, Change])[] = [
  [
    'an unknown mark',
    'schema',
    (d) => firstText(d).format(0, 3, { blink: true }),
    (d) => firstText(d).format(0, 3, { bold: true }),
  ],
  [
    'a mark with an unknown attribute',
    'schema',
    (d) => firstText(d).format(0, 3, { link: { onclick: 'x' } }),
    (d) => firstText(d).format(0, 3, { link: { href: 'https://example.org' } }),
  ],
  [
    'a mark whose address is an object',
    'schema',
    (d) => firstText(d).format(0, 3, { link: { href: { by: 'x' } } }),
    (d) => firstText(d).format(0, 3, { link: { href: 'javascript:alert(1)' } }),
  ],
  [
    'an unknown mark in a cell',
    'schema',
    (d) => cellText(d).format(0, 1, { blink: true }),
    (d) => cellText(d).format(0, 1, { italic: true }),
  ],
  [
    'an object among the text',
    'schema',
    (d) => bodyOf(d).insertEmbed(0, { live: true }, {}),
    embed({ live: true }),
  ],
  [
    'a text among the text',
    'schema',
    (d) => bodyOf(d).insertEmbed(0, new Y.Text('x'), {}),
    embed({ live: true }),
  ],
  [
    'an attribute of the body',
    'schema',
    (d) => bodyOf(d).setAttribute('live', true),
    (d) => firstText(d).end.set('live', true),
  ],
  ['an unknown key of an end', 'schema', embed({ live: true, on: 'x' }), embed({ live: true })],
  ['an end that is not quite live', 'schema', embed({ live: 1 }), embed({ live: true })],
  [
    'a kind that is no text',
    'schema',
    embed({ kind: { a: 1 } }),
    embed({ kind: 'heading{"level":2}' }),
  ],
  [
    'a kind beyond all length',
    'schema',
    embed({ kind: 'x'.repeat(201) }),
    embed({ kind: 'x'.repeat(200) }),
  ],
  ['a path that is no text', 'schema', embed({ in: ['blockquote'] }), embed({ in: 'blockquote' })],
  [
    'a path beyond all length',
    'schema',
    embed({ in: '/'.repeat(1001) }),
    embed({ in: '/'.repeat(1000) }),
  ],
  ['a place beyond all length', 'schema', embed({ at: LONG }), embed({ at: LONG.slice(1) })],
  ['an attribute of no block', 'schema', embed({ '@onclick': 'x' }), embed({ '@id': 'x' })],
  ['an attribute that no block may have so', 'schema', embed({ '@id': {} }), embed({ '@id': 'x' })],
  ['an unknown head', 'schema', embed({ type: 'script' }), embed({ type: 'image' })],
  ['a head named constructor', 'schema', embed({ type: 'constructor' }), embed({ type: 'embed' })],
  [
    'a text block for a head',
    'schema',
    embed({ type: 'paragraph' }),
    embed({ type: 'horizontalRule' }),
  ],
  [
    'an unknown attribute of a head',
    'schema',
    embed({ type: 'quote', '@onclick': 'x' }),
    embed({ type: 'quote', '@saidAt': 'x' }),
  ],
  [
    'an attribute of another head',
    'schema',
    embed({ type: 'image', '@saidAt': 'x' }),
    embed({ type: 'image', '@src': 'x' }),
  ],
  [
    'an attribute that is an object',
    'schema',
    embed({ type: 'quote', '@id': { by: 'x' } }),
    embed({ type: 'quote', '@id': 'x' }),
  ],
  [
    'an attribute of bytes',
    'schema',
    embed({ type: 'quote', '@id': new Uint8Array(9) }),
    embed({ type: 'quote', '@verification': { status: 'confirmed' } }),
  ],
  [
    'an attribute that is a shared type',
    'schema',
    embed({ type: 'quote', '@id': new Y.Map() }),
    embed({ type: 'quote', '@id': null }),
  ],
  [
    'an unknown attribute of a head that is there',
    'schema',
    (d) => quote(d).set('@onclick', 'x'),
    (d) => quote(d).set('@language', 'en'),
  ],
  [
    'an anchor beyond all length',
    'schema',
    embed({ type: 'anchor', id: LONG }),
    embed({ type: 'anchor', id: 'x' }),
  ],
  [
    'a path of an anchor',
    'schema',
    embed({ type: 'anchor', in: 'blockquote' }),
    embed({ type: 'anchor', at: 'x' }),
  ],
  [
    'rows of what is no table',
    'schema',
    embed({ type: 'quote', rows: new Y.Array() }),
    embed({ type: 'table', rows: new Y.Array() }),
  ],
  [
    'rows of a quote',
    'schema',
    embed({ type: 'quote', rows: new Y.Array() }),
    embed({ type: 'table', cols: new Y.Array() }),
  ],
  [
    'rows that are a map',
    'schema',
    embed({ type: 'table', rows: new Y.Map() }),
    embed({ type: 'table', cells: new Y.Array() }),
  ],
  [
    'rows that are a value',
    'schema',
    embed({ type: 'table', rows: ['r1'] }),
    embed({ type: 'table', rows: new Y.Array() }),
  ],
  [
    'a text in a head',
    'schema',
    embed({ type: 'quote', text: new Y.Text('x') }),
    embed({ type: 'quote', at: 'x' }),
  ],
  [
    'a value among the rows',
    'schema',
    (d) => firstTable(d).rows.push(['r' as never]),
    (d) => firstTable(d).rows.push([track('r9')]),
  ],
  [
    'an unknown key of a row',
    'schema',
    (d) => firstTable(d).rows.push([unitMap({ id: 'r9', '@height': 9 })]),
    (d) => firstTable(d).rows.push([unitMap({ id: 'r9' })]),
  ],
  [
    'a column whose id is no text',
    'schema',
    (d) => firstTable(d).columns.push([unitMap({ id: 9 })]),
    (d) => firstTable(d).columns.push([unitMap({ id: '9' })]),
  ],
  [
    'a text in a row',
    'schema',
    (d) => firstTable(d).rows.get(0).set('text', new Y.Text('x')),
    (d) => firstTable(d).rows.get(0).delete('live'),
  ],
  [
    'an unknown key of a cell',
    'schema',
    (d) => firstCell(d).set('live', true),
    (d) => firstCell(d).set('kind', 'tableHeader'),
  ],
  [
    'a kind that no cell has',
    'schema',
    (d) => firstCell(d).set('kind', 'heading'),
    (d) => firstCell(d).set('kind', 'tableCell'),
  ],
  [
    'a cell of no columns',
    'schema',
    (d) => firstCell(d).set('@colspan', 0),
    (d) => firstCell(d).set('@colspan', 2),
  ],
  [
    'a cell of a billion columns',
    'schema',
    (d) => firstCell(d).set('@colspan', 1e9),
    (d) => firstCell(d).set('@rowspan', 1000),
  ],
  [
    'a cell whose text is a map',
    'schema',
    (d) => firstTable(d).cells.push([unitMap({ row: 'r0', col: 'c0', text: new Y.Map() })]),
    (d) => firstTable(d).cells.push([unitMap({ row: 'r0', col: 'c0', text: new Y.Text() })]),
  ],
  [
    'a list in a cell’s text',
    'schema',
    (d) => cellText(d).insertEmbed(0, new Y.Array(), {}),
    (d) => cellText(d).insertEmbed(0, lineEnd(), {}),
  ],
  [
    'a table in a cell',
    'too_deep',
    (d) => cellText(d).insertEmbed(0, unitMap({ type: 'table' }), {}),
    (d) => cellText(d).insertEmbed(0, unitMap({ type: 'horizontalRule' }), {}),
  ],
  [
    'rows in a cell',
    'too_deep',
    (d) => cellText(d).insertEmbed(0, unitMap({ rows: new Y.Array() }), {}),
    (d) => cellText(d).insertEmbed(0, unitMap({ in: 'bulletList' }), {}),
  ],
  [
    'an unknown field of meta',
    'schema',
    (d) => metaOf(d).set('role', 'x'),
    (d) => metaOf(d).set('kind', 'x'),
  ],
  [
    'a sub-document',
    'schema',
    (d) => metaOf(d).set('kind', new Y.Doc({ guid: 'hidden' })),
    (d) => metaOf(d).set('kind', null),
  ],
  [
    'a shared type in meta',
    'schema',
    (d) => metaOf(d).set('kind', new Y.Map()),
    (d) => metaOf(d).set('labels', ['x']),
  ],
  [
    'bytes in meta',
    'schema',
    (d) => metaOf(d).set('kind', new Uint8Array(3)),
    (d) => metaOf(d).set('key', true),
  ],
];

/** What a draft cannot hold. */
export const FORM_VIOLATIONS: readonly Violation[] = FORMS.map(([name, code, bad, good]) => ({
  name,
  code,
  bad: () => sent(bad),
  good: () => sent(good),
}));
