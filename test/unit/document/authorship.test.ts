import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { authorshipOf, writtenRuns } from '../../../shared/document/attribution/authorship.ts';
import {
  creditsFrom,
  ownedRuns,
  Ownership,
  shares,
} from '../../../shared/document/attribution/ownership.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { documentOf } from '../../../shared/document/sequence/projection.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { UserId } from '../../../shared/ids.ts';
import { userId } from '../../../shared/ids.ts';
import { body, paragraph, quote, text } from '../../support/facts.ts';

const MAYA = userId('maya');
const TOMAS = userId('tomas');

/** The same document at another desk, under a client id of its own. */
function replicaOf(bytes: Uint8Array, client: number): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, bytes);
  // Afterwards, as Yjs takes another id when it sees its own come from elsewhere.
  document.clientID = client;
  return document;
}

const MAYAS = 1;
const TOMASES = 2;
const owners = new Map<number, UserId>([
  [MAYAS, MAYA],
  [TOMASES, TOMAS],
]);

const ownerOf = (client: number) => owners.get(client);

function writtenBy(client: number, content: ContentNode, before?: Y.Doc): Y.Doc {
  const bytes = Y.encodeStateAsUpdate(before ?? new Y.Doc());
  const document = replicaOf(bytes, client);
  replaceBody(document, content);
  return document;
}

it('[W7] each character is of the client that wrote it, at its place in the editor', () => {
  const seed = seedDraft(
    body(
      { type: 'headline', content: [text('They meet')] },
      { type: 'image', attrs: { src: '/media/1', alt: 'x' } },
      { type: 'horizontalRule' },
      quote('q1', 'Next time in Moscow.'),
      {
        type: 'paragraph',
        content: [
          text('One'),
          { type: 'hardBreak' },
          { type: 'text', text: ' two', marks: [{ type: 'bold' }] },
          text(' three'),
        ],
      },
    ),
    {},
  );
  const document = replicaOf(seed.bytes, TOMASES);
  const sequence = bodyOf(document);
  sequence.insert(sequence.length - 1 - ' three'.length, ' and a half', { bold: true });
  const runs = writtenRuns(projectBody(document));
  const root = documentOf(projectBody(document));
  for (const run of runs) expect(root.textBetween(run.from, run.to)).toBe(run.text);
  expect(runs.map((run) => run.text).join('|')).toBe(
    'They meet|Next time in Moscow.|Vladimir Putin|One| two| and a half| three',
  );
  expect(runs.filter((run) => run.client === TOMASES).map((run) => run.text)).toEqual([
    ' and a half',
  ]);
});

it('[W7] writers come in the order of what is left of them, and not at all where nothing is', () => {
  const first = writtenBy(MAYAS, body(paragraph('Short.')));
  const second = writtenBy(TOMASES, body(paragraph('Short. And a good deal more.')), first);
  const readBy = (document: Y.Doc) =>
    authorshipOf(new ShownBody(document), ownerOf, new Ownership(ownerOf));
  expect(readBy(second).writers).toEqual([TOMAS, MAYA]);
  const third = writtenBy(TOMASES, body(paragraph('All anew, by one person.')), second);
  const last = writtenBy(TOMASES, body(paragraph('x')), third);
  expect(readBy(last).writers).toEqual([TOMAS]);
  expect([...readBy(last).owners]).toEqual([
    [MAYAS, MAYA],
    [TOMASES, TOMAS],
  ]);
});

const run = (client: number, clock: number, from: number, written: string) => ({
  client,
  clock,
  from,
  to: from + written.length,
  text: written,
});

it('[W7] spaces make no writer, and a client that nobody knows counts for nobody', () => {
  const runs = [run(MAYAS, 0, 1, ' \n '), run(TOMASES, 0, 4, 'a b'), run(3, 0, 7, 'cc')];
  expect([...shares(ownedRuns(runs, new Ownership(ownerOf)))]).toEqual([[TOMAS, 2]]);
});

it('[W7] what is credited to someone is theirs, and all around it still the signer’s', () => {
  const ownership = new Ownership(ownerOf, [
    { client: TOMASES, clock: 12, length: 3, owner: MAYA },
    { client: TOMASES, clock: 5, length: 2, owner: MAYA },
  ]);
  const owned = ownedRuns(
    [run(TOMASES, 4, 1, 'abcdefghijklmn'), run(MAYAS, 0, 15, 'x')],
    ownership,
  );
  expect(owned.map(({ text: written, owner }) => [written, owner])).toEqual([
    ['a', TOMAS],
    ['bc', MAYA],
    ['defgh', TOMAS],
    ['ijk', MAYA],
    ['lmn', TOMAS],
    ['x', MAYA],
  ]);
  expect(owned.map(({ from, to }) => to - from)).toEqual([1, 2, 5, 3, 3, 1]);
});

it('[W7] what is brought back is of those who wrote it, unless the text is another', () => {
  const runs = [run(MAYAS, 0, 1, 'abc'), run(TOMASES, 7, 6, 'defgh'), run(MAYAS, 9, 13, 'i')];
  const authored = [
    [MAYA, 5],
    [null, 1],
    [TOMAS, 3],
  ] as const;
  expect(creditsFrom(runs, authored, TOMASES)).toEqual([
    { client: TOMASES, clock: 7, length: 2, owner: MAYA },
    { client: TOMASES, clock: 10, length: 2, owner: TOMAS },
  ]);
  expect(creditsFrom(runs, [[MAYA, 8]], TOMASES)).toEqual([]);
});
