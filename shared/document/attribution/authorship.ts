import * as Y from 'yjs';
import type { UserId } from '../../ids.ts';
import type { Authored, Credit, Ownership, WrittenRun } from './ownership.ts';
import { authoredBy, ownedRuns, shares } from './ownership.ts';
import { documentSchema } from '../schema/registry.ts';
import { bodyOf } from '../sequence/draft.ts';

/** Who wrote what stands in a draft now. */
export interface Authorship {
  /** Whose each client id is that the draft knows, also of what is no longer there ([W7]). */
  readonly owners: ReadonlyMap<number, UserId>;
  readonly credits: readonly Credit<UserId>[];
  /** Those of whom something is left, the one with most of the text first. */
  readonly writers: readonly UserId[];
  readonly authored: Authored<UserId>;
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** In ProseMirror's measure. Hooks are Yjs's own and never stand in a body. */
function sizeOf(child: Child): number {
  if (child instanceof Y.XmlText) return child.length;
  if (!(child instanceof Y.XmlElement)) return 0;
  if (documentSchema.nodes[child.nodeName]?.isLeaf === true) return 1;
  return 2 + child.toArray().reduce((sum, inner) => sum + sizeOf(inner), 0);
}

function runsOfText(text: Y.XmlText, start: number): WrittenRun[] {
  const runs: WrittenRun[] = [];
  let from = start;
  // Yjs has no other way to the items of a text, which alone know their client.
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    const words = item.content instanceof Y.ContentString ? item.content.str : '';
    const last = runs.at(-1);
    const to = from + item.length;
    if (last?.client === client && last.clock + last.text.length === clock) {
      runs[runs.length - 1] = { ...last, to, text: last.text + words };
    } else runs.push({ client, clock, from, to, text: words });
    from = to;
  }
  return runs;
}

function runsOf(children: readonly Child[], start: number): WrittenRun[] {
  let position = start;
  return children.flatMap((child) => {
    const at = position;
    position += sizeOf(child);
    if (child instanceof Y.XmlText) return runsOfText(child, at);
    return child instanceof Y.XmlElement ? runsOf(child.toArray(), at + 1) : [];
  });
}

/** The body's text in reading order, by the client that brought it: each character knows its own. */
export function writtenRuns(document: Y.Doc): readonly WrittenRun[] {
  return runsOf(bodyOf(document).toArray(), 0);
}

export function authorshipOf(
  document: Y.Doc,
  ownerOf: (client: number) => UserId | undefined,
  ownership: Ownership<UserId>,
): Authorship {
  const owners = [...document.store.clients.keys()].flatMap((client) => {
    const owner = ownerOf(client);
    return owner === undefined ? [] : [[client, owner] as const];
  });
  const runs = ownedRuns(writtenRuns(document), ownership);
  return {
    owners: new Map(owners),
    credits: ownership.credits,
    writers: [...shares(runs).keys()],
    authored: authoredBy(runs),
  };
}
