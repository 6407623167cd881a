import * as Y from 'yjs';
import type { ContentNode } from '../../domain/content.ts';
import { textOf } from '../../domain/content.ts';
import type { Draft } from '../../domain/update.ts';
import type { UserId } from '../../ids.ts';
import { writtenRuns } from '../attribution/authorship.ts';
import type { Authored, Credit, OwnedRun } from '../attribution/ownership.ts';
import { authoredBy, creditsFrom, ownedRuns, Ownership, shares } from '../attribution/ownership.ts';
import { projectBody } from '../sequence/project.ts';
import { seedDraft } from '../sequence/draft.ts';
import { draftMetaSchema } from '../sequence/meta.ts';
import { openTree, treeContent, treeMetaOf } from './read.ts';
import { treeRuns } from './written.ts';

/** A draft as the old program stored it. */
export interface StoredTree {
  /** Snapshot first, then log entries. */
  readonly parts: readonly Uint8Array[];
  readonly owners: ReadonlyMap<number, UserId>;
  readonly credits: readonly Credit<UserId>[];
  readonly createdBy: UserId;
}

/** The same draft as one sequence, written under one new client id. */
export interface ConvertedDraft {
  /** All parts of the old form as one update. */
  readonly state: Uint8Array;
  readonly bytes: Uint8Array;
  readonly draft: Draft;
  readonly clientId: number;
  /** To whom the client id is leased: the one with most of the text. */
  readonly writer: UserId;
  /** Whose the rest of the text is. */
  readonly credits: readonly Credit<UserId>[];
}

/** The fields that somebody has set, as they read. */
export function treeMeta(document: Y.Doc): Partial<Draft['meta']> {
  const written = treeMetaOf(document).toJSON();
  const meta = draftMetaSchema.parse(written);
  return Object.fromEntries(Object.entries(meta).filter(([name]) => Object.hasOwn(written, name)));
}

/** Whose each character of `text` is, which is that of the runs but for characters that it leaves out. */
function authoredAs(runs: readonly OwnedRun<UserId>[], text: string): Authored<UserId> {
  const authored: [UserId | null, number][] = [];
  let at = 0;
  for (const { text: words, owner = null } of runs) {
    const start = at;
    for (let index = 0; index < words.length; index += 1) if (text[at] === words[index]) at += 1;
    authored.push([owner, at - start]);
  }
  return authored;
}

function creditsOf(
  bytes: Uint8Array,
  runs: readonly OwnedRun<UserId>[],
  { clientId, writer }: Pick<ConvertedDraft, 'clientId' | 'writer'>,
): readonly Credit<UserId>[] {
  const document = new Y.Doc();
  Y.applyUpdate(document, bytes);
  const written = writtenRuns(projectBody(document));
  const text = written.map((run) => run.text).join('');
  const isWhole = runs.reduce((sum, run) => sum + run.text.length, 0) === text.length;
  const authored = isWhole ? authoredBy(runs) : authoredAs(runs, text);
  return creditsFrom(written, authored, clientId).filter(({ owner }) => owner !== writer);
}

const withoutSpaces = (content: ContentNode): string => textOf(content).replaceAll(/\s/g, '');

/**
 * Makes a sequence of a draft of the old form: the same content, meta and hash, and of everybody what they
 * wrote. Throws where the bytes cannot be read, or hold text that has no place in a sequence, as another program may
 * have nested it.
 */
export function convertTree({ parts, owners, credits, createdBy }: StoredTree): ConvertedDraft {
  const document = openTree(parts);
  const ownership = new Ownership((client: number) => owners.get(client), credits);
  const runs = ownedRuns(treeRuns(document), ownership);
  const [writer = createdBy] = shares(runs).keys();
  const content = treeContent(document);
  let seed = seedDraft(content, treeMeta(document));
  if (withoutSpaces(seed.draft.content) !== withoutSpaces(content)) {
    throw new Error('some of its text would be lost');
  }
  // Four bytes are drawn by chance: one that somebody has already would make their words another's.
  while (owners.has(seed.clientId)) seed = seedDraft(content, treeMeta(document));
  return {
    ...seed,
    state: Y.encodeStateAsUpdate(document),
    writer,
    credits: creditsOf(seed.bytes, runs, { clientId: seed.clientId, writer }),
  };
}
