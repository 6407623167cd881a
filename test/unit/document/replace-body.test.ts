import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { writtenRuns } from '../../../shared/document/attribution/authorship.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { readDraft, seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';
import { body, paragraph, quote, text } from '../../support/facts.ts';

const RESTORER = 7;

function documentOf(content: ContentNode): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, seedDraft(content, {}).bytes);
  document.clientID = RESTORER;
  return document;
}

/** As a draft holds it: with the attributes that the schema sets by default. */
const stored = (content: ContentNode) => readDraft(documentOf(content)).content;

/** The end of each line that reads so. */
const linesOf = (document: Y.Doc, texts: readonly string[]) =>
  projectBody(document).entries.flatMap((entry) => {
    if (entry.type !== 'line') return [];
    const said = entry.content.spans.map((run) => run.text).join('');
    return texts.includes(said) ? [entry.content.end] : [];
  });

const written = (document: Y.Doc) =>
  writtenRuns(projectBody(document))
    .filter((run) => run.client === RESTORER)
    .map((run) => run.text);

const FIRST = body(
  { type: 'headline', content: [text('They meet')] },
  paragraph('The motorcade leaves the base at noon.'),
  quote('q1', 'Next time in Moscow.'),
  paragraph('The talks go on.'),
);

it('[W9] leaves blocks that stay as they are, and words that stay with their writer', () => {
  const later = body(
    paragraph('New at the top.'),
    { type: 'headline', content: [text('They meet')] },
    paragraph('The motorcade leaves the camp at one.'),
    quote('q2', 'Quite another.'),
    paragraph('The talks go on.'),
  );
  const document = documentOf(later);
  const kept = linesOf(document, ['They meet', 'The talks go on.']);
  replaceBody(document, FIRST);
  expect(readDraft(document).content).toEqual(stored(FIRST));
  expect(linesOf(document, ['They meet', 'The talks go on.'])).toEqual(kept);
  expect(written(document)).toEqual(['base', 'noon', 'Next time in Moscow.', 'Vladimir Putin']);
});

it('is an edit like any other: what someone types meanwhile stays, and an undo takes it back', () => {
  const document = documentOf(body(paragraph('The talks go on.'), paragraph('Second.')));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  // Behind the first line and its end.
  bodyOf(other).insert('The talks go on.'.length + 1 + 6, ' and typed on');
  const undo = new Y.UndoManager(bodyOf(document));
  replaceBody(document, body(paragraph('The talks ended.'), paragraph('Second.')));
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other), 'from afar');
  expect(textOf(readDraft(document).content)).toBe('The talks ended.\nSecond and typed on.');
  undo.undo();
  expect(textOf(readDraft(document).content)).toBe('The talks go on.\nSecond and typed on.');
});

it.each([
  ['Встреча пройдёт в Москве.', 'Встреча пройдёт в Минске.', 'Минске'],
  ['وصل الرَّئيس إلى موسكو', 'وصل الوَزير إلى موسكو', 'الوَزير'],
])('writes the one word of “%s” that differs, and leaves the others', (was, is, word) => {
  const document = documentOf(body(paragraph(was)));
  const client = document.clientID;
  const before = Y.getState(document.store, client);
  replaceBody(document, body(paragraph(is)));
  expect(Y.getState(document.store, client) - before).toBe(word.length);
});

it.each([
  ['in its line', body(paragraph('They negotiate now.'))],
  [
    'in a list with other lines',
    body({
      type: 'bulletList',
      content: ['Talks', 'They negotiate now.', 'Dinner'].map((words) => ({
        type: 'listItem',
        content: [paragraph(words)],
      })),
    }),
  ],
])('[C3] keeps who stands in a word that a version spells otherwise in that word, %s', (_, is) => {
  const document = documentOf(body(paragraph('They negotiabcate now.')));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  bodyOf(other).insert('They negotiabc'.length, 'XY');
  replaceBody(document, is);
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other), 'from afar');
  expect(textOf(readDraft(document).content)).toContain('They negotiaXYte now.');
});

it('changes nothing where nothing differs', () => {
  const document = documentOf(FIRST);
  const before = Y.encodeStateVector(document);
  replaceBody(document, stored(FIRST));
  expect(Y.encodeStateVector(document)).toEqual(before);
});

const words = fc.array(fc.constantFrom('they', 'meet', 'in', 'Moscow', 'again', 'soon'), {
  maxLength: 6,
});
const line = words.map((list) => list.join(' '));
const inline = fc
  .array(fc.tuple(line, fc.boolean()), { maxLength: 3 })
  .map((parts) =>
    parts
      .filter(([part]) => part !== '')
      .map(([part, bold]) => (bold ? { ...text(part), marks: [{ type: 'bold' }] } : text(part))),
  );
const block: fc.Arbitrary<ContentNode> = fc.oneof(
  inline.map((content) => ({ type: 'paragraph', content })),
  inline.map((content) => ({ type: 'heading', attrs: { level: 2 }, content })),
  fc.tuple(fc.constantFrom('q1', 'q2'), line).map(([id, said]) => quote(id, said)),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => ({
    type: 'bulletList',
    content: items.map((item) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: item === '' ? [] : [text(item)] }],
    })),
  })),
  fc.constant({ type: 'horizontalRule' }),
);
const anyBody = fc.array(block, { maxLength: 6 }).map((blocks) => body(...blocks));

it('reads afterwards as what was asked for, from whatever it was', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(anyBody, anyBody, (before, after) => {
      const document = documentOf(before);
      replaceBody(document, after);
      // An empty body shows a paragraph already.
      const isBlank = stored(after).content?.every(
        ({ type, content }) => type === 'paragraph' && content === undefined,
      );
      if (before.content?.length === 0 && after.content?.length === 1 && isBlank === true) return;
      expect(readDraft(document).content).toEqual(stored(after));
    }),
    { numRuns: 300 },
  );
});

/** Lines of which none reads like another. */
const manyLines = (count: number, ending: (index: number) => string) =>
  body(
    ...Array.from({ length: count }, (_, index) =>
      paragraph(`Delegation ${index} arrives ${ending(index)}`),
    ),
  );

it('[C8] touches what differs only, where more lines differ than are compared one by one', () => {
  const now = manyLines(2000, (index) => (index % 2 === 0 ? 'at noon.' : 'at one.'));
  const earlier = manyLines(2000, () => 'at noon.');
  const document = documentOf(now);
  replaceBody(document, earlier);
  expect(readDraft(document).content).toEqual(stored(earlier));
  expect(new Set(written(document))).toEqual(new Set(['noon']));
});

it('[C8] touches what differs only, where every line and more words differ than are compared', () => {
  const now = manyLines(2000, () => 'late.');
  const earlier = manyLines(2000, () => 'early.');
  const document = documentOf(now);
  replaceBody(document, earlier);
  expect(readDraft(document).content).toEqual(stored(earlier));
  expect(new Set(written(document))).toEqual(new Set(['early']));
});
