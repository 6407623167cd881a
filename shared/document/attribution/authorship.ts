import type { UserId } from '../../ids.ts';
import type { Authored, Credit, Ownership, WrittenRun } from './ownership.ts';
import { authoredBy, ownedRuns, shares } from './ownership.ts';
import { HARD_BREAK } from '../sequence/form.ts';
import { indexOfUnit, segmentAt, spanAt } from '../sequence/places.ts';
import type { Projection } from '../sequence/projection.ts';
import type { ShownBody } from '../sequence/shown-body.ts';
import type { ShownLine } from '../sequence/shown-lines.ts';
import { shownLines } from '../sequence/shown-lines.ts';

/** Who wrote what stands in a draft now. */
export interface Authorship {
  /** Whose each client id is that the draft knows, also of what is no longer there ([W7]). */
  readonly owners: ReadonlyMap<number, UserId>;
  readonly credits: readonly Credit<UserId>[];
  /** Those of whom something is left, the one with most of the text first. */
  readonly writers: readonly UserId[];
  readonly authored: Authored<UserId>;
}

/** Adds characters that follow the last run of the list, or begin another. */
function addRun(runs: WrittenRun[], run: WrittenRun): void {
  const last = runs.at(-1);
  const goesOn =
    last !== undefined &&
    last.client === run.client &&
    last.to === run.from &&
    last.clock + last.text.length === run.clock;
  if (goesOn) runs[runs.length - 1] = { ...last, to: run.to, text: last.text + run.text };
  else runs.push(run);
}

/** The characters of a line, each stretch of one Yjs client by itself; hard breaks are nobody's words. */
function addLine(runs: WrittenRun[], { projection, unit, from, length }: ShownLine): void {
  for (let done = 0; done < length;) {
    const index = indexOfUnit(projection, unit + done);
    const span = spanAt(projection, index);
    if (span === null) return;
    const { id, text: words } = span;
    const segment = segmentAt(projection, unit + done);
    const inSegment = segment === null ? 1 : segment.unit + segment.length - unit - done;
    const begin = index - span.index;
    const text = words.slice(begin, begin + Math.min(length - done, inSegment));
    const broken = text.indexOf(HARD_BREAK);
    const part = broken < 0 ? text : text.slice(0, broken);
    const at = from + done;
    if (part !== '') {
      const { client, clock } = id;
      addRun(runs, { client, clock: clock + begin, from: at, to: at + part.length, text: part });
    }
    done += part.length + (broken < 0 ? 0 : 1);
  }
}

/** The body's text in reading order, by the client that brought it: each character knows its own. */
export function writtenRuns(body: Projection): readonly WrittenRun[] {
  const runs: WrittenRun[] = [];
  for (const line of shownLines(body)) addLine(runs, line);
  return runs;
}

export function authorshipOf(
  { document, current }: ShownBody,
  ownerOf: (client: number) => UserId | undefined,
  ownership: Ownership<UserId>,
): Authorship {
  const owners = [...document.store.clients.keys()].flatMap((client) => {
    const owner = ownerOf(client);
    return owner === undefined ? [] : [[client, owner] as const];
  });
  const runs = ownedRuns(writtenRuns(current), ownership);
  return {
    owners: new Map(owners),
    credits: ownership.credits,
    writers: [...shares(runs).keys()],
    authored: authoredBy(runs),
  };
}
