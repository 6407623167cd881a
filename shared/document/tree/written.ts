import * as Y from 'yjs';
import type { WrittenRun } from '../attribution/ownership.ts';
import type { TreeChild } from './read.ts';
import { treeBodyOf } from './read.ts';

/** Adds the characters of a text, each stretch of one Yjs client by itself; answers where they end. */
function addText(runs: WrittenRun[], text: Y.XmlText, start: number): number {
  let from = start;
  // Yjs has no other way to the items of a text, which alone know their client.
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const to = from + item.length;
    runs.push({ client, clock, from, to, text: item.content.str });
    from = to;
  }
  return from;
}

function addChildren(runs: WrittenRun[], children: readonly TreeChild[], start: number): number {
  let at = start;
  for (const child of children) {
    if (child instanceof Y.XmlText) at = addText(runs, child, at);
    else if (child instanceof Y.XmlElement) at = addChildren(runs, child.toArray(), at);
  }
  return at;
}

/** The text of a draft of the old form in reading order, by the client that brought it; `from` counts characters. */
export function treeRuns(document: Y.Doc): readonly WrittenRun[] {
  const runs: WrittenRun[] = [];
  addChildren(runs, treeBodyOf(document).toArray(), 0);
  return runs;
}
