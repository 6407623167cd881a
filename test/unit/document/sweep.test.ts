import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { readDraft, seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { countHidden, sweepHidden } from '../../../shared/document/sequence/sweep.ts';
import { mapsIn } from '../../../shared/document/sequence/table-cells.ts';
import { body, paragraph } from '../../support/facts.ts';
import { outline } from '../../support/outline.ts';

const documentOf = (...content: readonly ContentNode[]): Y.Doc =>
  copyOf(seedDraft(body(...content), {}).bytes);

function copyOf(bytes: Uint8Array): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, bytes);
  return document;
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}

const hiddenIn = (document: Y.Doc): number => projectBody(document).hidden.length;
const sizeOf = (document: Y.Doc) => ({
  structs: [...document.store.clients.values()].reduce((sum, { length }) => sum + length, 0),
  bytes: Y.encodeStateAsUpdate(document).length,
});
const shown = (document: Y.Doc): string => outline(readDraft(document).content);

function sweepIn(document: Y.Doc): void {
  const before = shown(document);
  for (let hidden = -1; hidden !== countHidden(projectBody(document));) {
    hidden = countHidden(projectBody(document));
    document.transact(() => sweepHidden(projectBody(document)));
  }
  expect(shown(document)).toBe(before);
}

const QUOTE: ContentNode = {
  type: 'quote',
  attrs: { id: 'q1' },
  content: [
    { type: 'quoteText', content: [{ type: 'text', text: 'Words' }] },
    { type: 'quoteSpeaker', content: [{ type: 'text', text: 'Ana' }] },
    { type: 'quoteRole' },
    { type: 'quoteSource' },
  ],
};
const TABLE: ContentNode = {
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('Cell')] }] }],
};
const ONE = paragraph('One.');
const TWO = paragraph('Two.');
const THREE = paragraph('Three.');
const FOUR = paragraph('Four.');

const replace = (document: Y.Doc, ...content: readonly ContentNode[]): void =>
  document.transact(() => replaceBody(document, body(...content)));

describe('[L14] sweeping hidden lines', () => {
  it('leaves of three rounds of pasting and deleting 3,000 lines one that is hidden', () => {
    const document = documentOf(paragraph('First.'), paragraph('Last.'));
    const lines = Array.from({ length: 3000 }, (_, index) => paragraph(`Line ${index}`));
    for (let round = 0; round < 3; round += 1) {
      replace(document, paragraph('First.'), ...lines, paragraph('Last.'));
      replace(document, paragraph('First.'), paragraph('Last.'));
    }
    const before = { ...sizeOf(document), hidden: hiddenIn(document) };
    const start = performance.now();
    sweepIn(document);
    const took = performance.now() - start;
    const after = { ...sizeOf(document), hidden: hiddenIn(document) };
    console.info('swept', JSON.stringify({ before, after, took }));
    expect(before.hidden).toBeGreaterThan(8000);
    expect(after.hidden).toBe(1);
    // Yjs keeps where each line was, and where its keys were.
    expect(after.structs).toBeLessThan(2 * before.hidden + 100);
    expect(after.structs).toBeLessThan(0.7 * before.structs);
    expect(after.bytes).toBeLessThan(0.7 * before.bytes);
  }, 60_000);

  it('brings words that come later still back as a line of their own', () => {
    const document = documentOf(ONE, TWO, THREE, FOUR);
    const late = copyOf(Y.encodeStateAsUpdate(document));
    bodyOf(late).insert('One.'.length + 1 + 'Two.'.length, ' Late.');
    replace(document, ONE, FOUR);
    sweepIn(document);
    expect(hiddenIn(document)).toBe(1);
    meet(document, late);
    expect(shown(late)).toBe(shown(document));
    expect(shown(document).split('\n')).toEqual([
      expect.stringContaining('One.'),
      expect.stringContaining('Late.'),
      expect.stringContaining('Four.'),
    ]);
  });

  it('brings words of a swept block back as a paragraph, not as those of the block before', () => {
    const other = { ...QUOTE, attrs: { id: 'q2' } };
    const document = documentOf(other, QUOTE, ONE);
    const late = copyOf(Y.encodeStateAsUpdate(document));
    const [, head] = projectBody(late).entries.filter((entry) => entry.type === 'head');
    bodyOf(late).insert((head?.index ?? 0) + 1, 'Late. ');
    replace(document, other, ONE);
    sweepIn(document);
    meet(document, late);
    expect(shown(late)).toBe(shown(document));
    expect(readDraft(document).content.content?.map(({ type }) => type)).toEqual([
      'quote',
      'paragraph',
      'paragraph',
    ]);
  });

  it('takes removed tables, and leaves what shows and what is moved', () => {
    const document = documentOf(ONE, TABLE, TWO, THREE);
    replace(document, ONE, THREE, TWO);
    sweepIn(document);
    expect(projectBody(document).entries.filter(({ type }) => type === 'head')).toEqual([]);
  });

  it('takes removed rows with their cells; what comes later for them shows in the last row', () => {
    const row = (...words: readonly string[]): ContentNode => ({
      type: 'tableRow',
      content: words.map((word) => ({ type: 'tableCell', content: [paragraph(word)] })),
    });
    const table = (...rows: readonly ContentNode[]): ContentNode => ({
      type: 'table',
      content: rows,
    });
    const document = documentOf(ONE, table(row('a', 'b'), row('c', 'd'), row('e', 'f')));
    const late = copyOf(Y.encodeStateAsUpdate(document));
    replace(document, ONE, table(row('a', 'b'), row('e', 'f')));
    expect(countHidden(projectBody(document))).toBeGreaterThan(0);
    sweepIn(document);
    expect(countHidden(projectBody(document))).toBe(0);
    const [head] = projectBody(document).tables.values();
    expect(mapsIn(head?.map ?? new Y.Map(), 'rows')).toHaveLength(2);
    expect(mapsIn(head?.map ?? new Y.Map(), 'cells')).toHaveLength(4);
    late.transact(() => {
      const [shownLate] = projectBody(late).tables.values();
      const cells = shownLate?.map.get('cells');
      const [, second] = shownLate?.rows ?? [];
      const text = new Y.Text('Late.');
      const cell = new Y.Map<unknown>([
        ['row', second],
        ['col', shownLate?.columns[1]],
        ['text', text],
      ]);
      if (cells instanceof Y.Array) cells.push([cell]);
    });
    meet(document, late);
    expect(shown(late)).toBe(shown(document));
    expect(shown(document)).toContain('Late.');
  });

  it('takes what is hidden in cells', () => {
    const table = (...lines: readonly string[]): ContentNode => ({
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableCell', content: lines.map(paragraph) }] },
      ],
    });
    const document = documentOf(table('One.', 'Two.', 'Three.', 'Four.'));
    replace(document, table('One.', 'Four.'));
    expect(countHidden(projectBody(document))).toBe(2);
    sweepIn(document);
    expect(countHidden(projectBody(document))).toBe(1);
  });

  it('has nothing to do a second time', () => {
    const document = documentOf(ONE, TWO, QUOTE, TABLE, THREE, FOUR);
    replace(document, FOUR);
    sweepIn(document);
    const before = Y.encodeStateAsUpdate(document);
    sweepIn(document);
    expect(Y.encodeStateAsUpdate(document)).toEqual(before);
  });
});
