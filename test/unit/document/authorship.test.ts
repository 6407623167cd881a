import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { Node } from '@tiptap/pm/model';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { authorshipOf, shares, writtenRuns } from '../../../shared/document/authorship.ts';
import { documentSchema } from '../../../shared/document/schema.ts';
import { bodyOf, seedDraft } from '../../../shared/document/ydoc.ts';
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

function writtenBy(client: number, content: ContentNode, before?: Y.Doc): Y.Doc {
  const bytes = Y.encodeStateAsUpdate(before ?? new Y.Doc());
  const document = replicaOf(bytes, client);
  const node = Node.fromJSON(documentSchema, content);
  updateYFragment(document, bodyOf(document), node, { mapping: new Map(), isOMark: new Map() });
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
  const words = bodyOf(document).get(4);
  const last = words instanceof Y.XmlElement ? words.get(2) : null;
  if (!(last instanceof Y.XmlText)) throw new Error('no text');
  last.insert(4, ' and a half');
  const runs = writtenRuns(document);
  const root = yXmlFragmentToProseMirrorRootNode(bodyOf(document), documentSchema);
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
  const ownerOf = (client: number) => owners.get(client);
  expect(authorshipOf(second, ownerOf).writers).toEqual([TOMAS, MAYA]);
  const third = writtenBy(TOMASES, body(paragraph('All anew, by one person.')), second);
  const last = writtenBy(TOMASES, body(paragraph('x')), third);
  expect(authorshipOf(last, ownerOf).writers).toEqual([TOMAS]);
  expect([...authorshipOf(last, ownerOf).owners]).toEqual([
    [MAYAS, MAYA],
    [TOMASES, TOMAS],
  ]);
});

it('[W7] spaces make no writer, and a client that nobody knows counts for nobody', () => {
  const runs = [
    { client: MAYAS, from: 1, to: 4, text: ' \n ' },
    { client: TOMASES, from: 4, to: 7, text: 'a b' },
    { client: 3, from: 7, to: 9, text: 'cc' },
  ];
  expect([...shares(runs, (client) => owners.get(client))]).toEqual([[TOMAS, 2]]);
});
