import { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { watchMovedText } from '../../../server/sync/history/moved-text.ts';
import { writtenRuns } from '../../../shared/document/attribution/authorship.ts';
import { ownedRuns, Ownership } from '../../../shared/document/attribution/ownership.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { documentOf } from '../../../shared/document/sequence/projection.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { writeDocument } from '../../../shared/document/sequence/write-document.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph, text } from '../../support/facts.ts';

/** Client ids are people here. */
const MAYA = 1;
const TOMAS = 2;
const INES = 3;
const NAMES = new Map([
  [MAYA, 'Maya'],
  [TOMAS, 'Tomás'],
  [INES, 'Ines'],
]);

let document: Y.Doc;
let ownership: Ownership<string>;

/** The editor's own way to bring a document to what its person sees: one step over what differs. */
function write(client: number, ...blocks: readonly ContentNode[]): void {
  document.clientID = client;
  const shown = projectBody(document);
  const before = documentOf(shown);
  const after = Node.fromJSON(documentSchema, body(...blocks));
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = after.slice(start, end.b + overlap);
  const { mapping } = new Transform(before).replace(start, end.a + overlap, slice);
  document.transact(() => writeDocument(shown, before, after, mapping));
}

const told = () =>
  ownedRuns(writtenRuns(projectBody(document)), ownership).map(
    ({ owner, text: words }) => `${owner}: ${words}`,
  );

const heading = (words: string): ContentNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [text(words)],
});

beforeEach(() => {
  document = new Y.Doc();
  ownership = new Ownership((client) => NAMES.get(client));
  // Names stand for user ids, of which it knows nothing but whether they are the same.
  watchMovedText(document, ownership as never, () => {});
  write(MAYA, paragraph('The talks went on for hours. Nobody said why.'));
  write(TOMAS, paragraph('The talks went on for hours, it is said. Nobody said why.'));
});

it('[W7] a paragraph that someone parts or joins stays with those who wrote it', () => {
  const before = ['Maya: The talks went on for hours', 'Tomás: , it is said', 'Maya: . '];
  write(
    INES,
    paragraph('The talks went on for hours, it is said. '),
    paragraph('Nobody said why.'),
  );
  expect(told()).toEqual([...before, 'Maya: Nobody said why.']);
  write(INES, paragraph('The talks went on for hours, it is said. Nobody said why.'));
  expect(told()).toEqual([...before.slice(0, 2), 'Maya: . Nobody said why.']);
});

it('[W7] a paragraph that becomes a heading or moves stays with those who wrote it', () => {
  write(INES, heading('The talks went on for hours, it is said. Nobody said why.'));
  const whole = [
    'Maya: The talks went on for hours',
    'Tomás: , it is said',
    'Maya: . Nobody said why.',
  ];
  expect(told()).toEqual(whole);
  write(
    INES,
    paragraph('Ines wrote this.'),
    paragraph('The talks went on for hours, it is said. Nobody said why.'),
  );
  expect(told()).toEqual(['Ines: Ines wrote this.', ...whole]);
});

it('[W7] formatting in the middle does not part what is moved', () => {
  const bold = { ...text('it is said'), marks: [{ type: 'bold' }] };
  const parts = [text('The talks went on for hours, '), bold, text('. Nobody said why.')];
  write(TOMAS, { type: 'paragraph', content: parts });
  write(INES, { type: 'heading', attrs: { level: 2 }, content: parts });
  expect(told()).toEqual([
    'Maya: The talks went on for hours',
    'Tomás: , it is said',
    'Maya: . Nobody said why.',
  ]);
});

it('[W7] what is cut and pasted later, or deleted and brought back, stays too', () => {
  write(INES, paragraph('The talks went on.'));
  write(INES, paragraph('The talks went on.'), paragraph('New.'));
  write(
    INES,
    paragraph('The talks went on.'),
    paragraph('New. for hours, it is said. Nobody said why'),
  );
  expect(told()).toEqual([
    'Maya: The talks went on.',
    'Ines: New.',
    'Maya:  for hours',
    'Tomás: , it is said',
    'Maya: . Nobody said why',
  ]);
});

it('[W7] words that one types oneself are one’s own, also where another’s went', () => {
  write(INES, { type: 'paragraph' });
  for (const words of ['N', 'No', 'Nob', 'Nobody', 'Nobody said']) write(INES, paragraph(words));
  expect(told()).toEqual(['Ines: Nobody said']);
});
