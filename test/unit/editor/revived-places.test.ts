import { beforeEach, describe, expect, it } from 'vitest';
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { removePlace } from '../../../client/desk/editor/revived/remove-place.ts';
import { hasRevived, revivedPlaces } from '../../../client/desk/editor/revived/revived-places.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { projectBody, projectText } from '../../../shared/document/sequence/project.ts';
import { createNodeCache, documentOf } from '../../../shared/document/sequence/projection.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { mapsIn, textOfCell } from '../../../shared/document/sequence/table-cells.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph } from '../../support/facts.ts';
import { mapsIn as mapsOf } from '../../support/line.ts';

let ana: Y.Doc;
let ben: Y.Doc;

beforeEach(() => {
  [ana, ben] = [new Y.Doc(), new Y.Doc()];
});

const PLACE = { inCell: false, cache: createNodeCache() };

const part = (type: string, words = ''): ContentNode =>
  words === '' ? { type } : { type, content: [{ type: 'text', text: words }] };
const QUOTE: ContentNode = {
  type: 'quote',
  attrs: { id: 'q1' },
  content: [
    part('quoteText', 'Words'),
    part('quoteSpeaker'),
    part('quoteRole'),
    part('quoteSource'),
  ],
};
const row = (...cells: readonly string[]): ContentNode => ({
  type: 'tableRow',
  content: cells.map((words) => ({ type: 'tableCell', content: [paragraph(words)] })),
});
const table = (...rows: readonly ContentNode[]): ContentNode => ({ type: 'table', content: rows });
const ONE = paragraph('One.');
const list = (...items: readonly string[]): ContentNode => ({
  type: 'bulletList',
  content: items.map((words) => ({ type: 'listItem', content: [paragraph(words)] })),
});

/** Ben makes `before` into `after`, while Ana writes ` Late.` behind some words. */
function meet(before: readonly ContentNode[], after: readonly ContentNode[], behind: string): void {
  const { bytes } = seedDraft(body(...before), {});
  for (const document of [ana, ben]) Y.applyUpdate(document, bytes);
  for (const text of textsOf(ana)) {
    for (const entry of projectText(text, PLACE).entries) {
      if (entry.type !== 'line') continue;
      const words = entry.content.spans.map((span) => span.text).join('');
      if (words === behind) text.insert(entry.index + words.length, ' Late.');
    }
  }
  ben.transact(() => replaceBody(ben, body(...after)));
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
}

const textsOf = (document: Y.Doc): readonly Y.Text[] => [
  bodyOf(document),
  ...mapsOf(bodyOf(document))
    .filter((map) => map.get('type') === 'table')
    .flatMap((map) => mapsIn(map, 'cells'))
    .flatMap((cell) => textOfCell(cell) ?? []),
];

const shown = () => {
  const projection = projectBody(ben);
  const document = documentOf(projection);
  return { projection, document, places: revivedPlaces(projection, document) };
};

/** What is marked, and the words in it. */
const marked = (): readonly string[] => {
  const { document, places } = shown();
  return places.map(
    ({ what, ranges }) =>
      `${what}: ${ranges.map(({ from, to }) => document.textBetween(from, to, ' ').trim()).join(' | ')}`,
  );
};

const CASES: Readonly<
  Record<string, readonly [readonly ContentNode[], readonly ContentNode[], string, string]>
> = {
  'a line': [[ONE, paragraph('Two.')], [ONE], 'Two.', 'line: Late.'],
  'a list item': [[ONE, list('Two.', 'Three.')], [ONE, list('Three.')], 'Two.', 'line: Late.'],
  'a quote, once for all of its fields': [[ONE, QUOTE], [ONE], 'Words', 'block: Late.'],
  'a table': [[ONE, table(row('a', 'b'))], [ONE], 'a', 'block: Late.'],
  'a row': [
    [ONE, table(row('a', 'b'), row('c', 'd'))],
    [ONE, table(row('a', 'b'))],
    'c',
    'row: Late. | ',
  ],
};

describe('[L14] what was removed and shows for words that came late', () => {
  for (const [name, [before, after, behind, mark]] of Object.entries(CASES)) {
    it(`is marked: ${name}`, () => {
      meet(before, after, behind);
      expect(hasRevived(shown().projection)).toBe(true);
      expect(marked()).toEqual([mark]);
    });

    it(`is marked no more where one keeps it: ${name}`, () => {
      meet(before, after, behind);
      for (const { maps } of shown().places) for (const map of maps) map.set('live', true);
      expect(hasRevived(shown().projection)).toBe(false);
      expect(JSON.stringify(shown().document.toJSON())).toContain('Late.');
    });

    it(`is taken away again: ${name}`, () => {
      meet(before, after, behind);
      const { document, places } = shown();
      const state = EditorState.create({ schema: documentSchema, doc: document });
      const [place] = places;
      if (place === undefined) throw new Error('nothing is marked');
      const { doc } = removePlace(state, place);
      doc.check();
      expect(doc.toString()).toBe(documentOf(projectBody(seeded(after))).toString());
    });
  }

  it('is nothing where nothing was removed', () => {
    meet([ONE, QUOTE, table(row('a'))], [ONE, QUOTE, table(row('a'))], 'Words');
    expect(hasRevived(shown().projection)).toBe(false);
    expect(marked()).toEqual([]);
  });
});

function seeded(content: readonly ContentNode[]): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, seedDraft(body(...content), {}).bytes);
  return document;
}
