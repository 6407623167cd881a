import { describe, expect, it } from 'vitest';
import { isSoundAttribute } from '../../../shared/document/schema/attributes.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import type { ContentNode, Json } from '../../../shared/domain/content.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';

/** An object that no text can be made of: a view that tries throws. */
const UNSPEAKABLE = { toString: 1, valueOf: 1 };

const unsound: readonly (readonly [string, string, unknown])[] = [
  ['heading', 'level', UNSPEAKABLE],
  ['orderedList', 'start', [1]],
  ['link', 'href', UNSPEAKABLE],
  ['link', 'href', ['javascript:alert(1)']],
  ['image', 'src', {}],
  ['quote', 'id', { id: 'q' }],
  ['quote', 'saidAt', Number.NaN],
  ['quote', 'verification', { status: 'confirmed', by: UNSPEAKABLE }],
  ['quote', 'verification', { status: 'confirmed', more: 1 }],
  ['quote', 'verification', ['confirmed']],
  ['locationStamp', 'latitude', 10n],
  ['tableCell', 'colspan', 0],
  ['tableCell', 'colspan', -1],
  ['tableCell', 'colspan', 1.5],
  ['tableCell', 'colspan', 1e9],
  ['tableCell', 'colspan', null],
  ['tableCell', 'colspan', undefined],
  ['tableHeader', 'colspan', '2'],
  ['tableHeader', 'rowspan', 0],
  ['tableCell', 'colwidth', 'wide'],
  ['tableCell', 'colwidth', [UNSPEAKABLE]],
];

const sound: readonly (readonly [string, string, unknown])[] = [
  ['heading', 'level', 99],
  ['link', 'href', 'javascript:alert(1)'],
  ['locationStamp', 'latitude', 'north'],
  ['quote', 'verification', 'confirmed'],
  ['quote', 'verification', { status: 'confirmed', by: null, at: '2025-08-15T20:00:00Z' }],
  ['tableCell', 'colspan', 1000],
  ['tableCell', 'colwidth', [120, null]],
  ['tableCell', 'align', null],
];

const body = (...content: readonly ContentNode[]): ContentNode => ({ type: 'doc', content });

const cell = (colspan: Json): ContentNode =>
  body({
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [{ type: 'tableCell', attrs: { colspan }, content: [{ type: 'paragraph' }] }],
      },
    ],
  });

describe('what an attribute may hold', () => {
  it.each(unsound)('[W5] is not for %s.%s: %o', (type, name, value) => {
    expect(isSoundAttribute(type, name, value)).toBe(false);
  });

  it.each(sound)('[W5] is for %s.%s: %o', (type, name, value) => {
    expect(isSoundAttribute(type, name, value)).toBe(true);
  });

  it('[W5] holds for bodies that programs bring', () => {
    expect(parseContent(EVERY_BLOCK, () => 'id').ok).toBe(true);
    expect(parseContent(cell(2), () => 'id').ok).toBe(true);
    expect(parseContent(cell(0), () => 'id')).toMatchObject({ ok: false });
    const marks = [{ type: 'link', attrs: { href: UNSPEAKABLE } }];
    const linked = body({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] });
    expect(parseContent(linked, () => 'id')).toMatchObject({ ok: false });
  });
});
