import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { authorshipOf } from '../../../shared/document/attribution/authorship.ts';
import type { Authored } from '../../../shared/document/attribution/ownership.ts';
import { Ownership } from '../../../shared/document/attribution/ownership.ts';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import { convertTree } from '../../../shared/document/tree/convert.ts';
import { openTree, treeBodyOf, treeContent } from '../../../shared/document/tree/read.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Recorded } from '../../support/tree-fixtures.ts';
import { copies, expected, manifest, storedTree } from '../../support/tree-fixtures.ts';

const RECORDED: readonly Recorded[] = ['stopped', 'killed'];
const drafts = RECORDED.flatMap((name) =>
  Object.entries(manifest.drafts).map(([draft, id]) => ({ name, draft, id })),
);

/** The owner of each character. */
const ownersOf = (authored: Authored<UserId>): readonly (UserId | null)[] =>
  authored.flatMap(([owner, length]) => Array.from({ length }, () => owner));

describe('a draft that the old program stored', () => {
  it.each(drafts)('$draft ($name) reads as the old program read it', ({ name, id }) => {
    const { content } = expected[name][id] ?? {};
    expect(treeContent(openTree(storedTree(name, id).parts))).toEqual(content);
  });

  it.each(copies.map((copy, index) => ({ ...copy, index })))(
    'reads with the copy of $device in $update as the old program read it',
    ({ update, rows, index }) => {
      const isStored = Object.values(manifest.drafts).includes(update);
      const parts = isStored ? storedTree('stopped', update).parts : [];
      const { content } = expected.copies[index] ?? {};
      expect(treeContent(openTree([...parts, ...rows]))).toEqual(content);
    },
  );

  it.each(drafts)('$draft ($name) becomes a sequence that says the same', ({ name, id }) => {
    const { content, meta, hash } = expected[name][id] ?? {};
    const { bytes, draft } = convertTree(storedTree(name, id));
    expect(draft).toEqual({ content, meta, hash });
    const document = new Y.Doc();
    Y.applyUpdate(document, bytes);
    expect(readDraft(document)).toEqual(draft);
  });

  it.each(drafts)('$draft ($name) stays the work of those who wrote it', ({ name, id }) => {
    const said = expected[name][id];
    const { bytes, clientId, writer, credits } = convertTree(storedTree(name, id));
    const document = new Y.Doc();
    Y.applyUpdate(document, bytes);
    const ownerOf = (client: number) => (client === clientId ? writer : undefined);
    const { authored, writers } = authorshipOf(
      new ShownBody(document),
      ownerOf,
      new Ownership<UserId>(ownerOf, credits),
    );
    expect(ownersOf(authored)).toEqual(ownersOf(said?.authored ?? []));
    expect(writers).toEqual(said?.writers);
  });

  it('[W8] whose text would not all be there throws, and is kept as it is', () => {
    const stored = storedTree('stopped', manifest.drafts.together);
    const table = new Y.XmlElement('table');
    const document = openTree(stored.parts);
    treeBodyOf(document).insert(0, [table, new Y.XmlText('beside every paragraph')]);
    const parts = [Y.encodeStateAsUpdate(document)];
    expect(() => convertTree({ ...stored, parts })).toThrow('some of its text would be lost');
  });

  it('of which nothing is left to read throws', () => {
    const { parts, ...stored } = storedTree('stopped', manifest.drafts.together);
    const cut = parts.map((part) => part.slice(0, part.length - 3));
    expect(() => convertTree({ ...stored, parts: cut })).toThrow();
  });
});
