import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { Random } from '../random.ts';
import { rawUpdate, writeVarUints } from '../yjs-bytes.ts';

const SIDES = ['start', 'end', 'front', 'back', 'anywhere', 'own', 'adjacent'] as const;
type Side = (typeof SIDES)[number];
const CONTENTS = ['character', 'unit', 'mark', 'key', 'value', 'gone'] as const;

/** How a frame is made that may cost much: which structs, where, and what goes. */
export interface Recipe {
  readonly clients: number;
  /** Structs of each client. */
  readonly structs: number;
  readonly left: Side;
  readonly right: Side;
  readonly content: (typeof CONTENTS)[number];
  /** Deleted ranges, how long they are, and how far apart. */
  readonly deletions: number;
  readonly length: number;
  readonly gap: number;
  /** Among which share of the document the deletions begin. */
  readonly from: number;
}

const COUNTS = [0, 1, 2, 10, 50, 100, 500, 1000, 3000, 9000] as const;

export function drawRecipe(random: Random): Recipe {
  return {
    clients: random.pick([1, 1, 1, 2, 10, 100]),
    structs: random.pick(COUNTS),
    left: random.pick(SIDES),
    right: random.pick(SIDES),
    content: random.pick(CONTENTS),
    deletions: random.pick(COUNTS),
    length: random.pick([1, 1, 1, 2, 5, 100, 3000, 20_000]),
    gap: random.pick([1, 1, 2, 3, 10]),
    from: random.pick([0, 0, 0.3, 0.9]),
  };
}

/** Another recipe that is the same but for some of it. */
export function vary(recipe: Recipe, random: Random): Recipe {
  const other = drawRecipe(random);
  const names = Object.keys(recipe) as (keyof Recipe)[];
  const taken = names.filter(() => random.chance(0.25));
  return { ...recipe, ...Object.fromEntries(taken.map((name) => [name, other[name]])) };
}

/** Items of the body, in order: where a frame may find its neighbours. */
export interface Landmarks {
  readonly items: readonly Y.Item[];
  readonly units: readonly Y.Item[];
  /** The client that has written most, and how much. */
  readonly client: number;
  readonly clock: number;
}

export function landmarksOf(document: Y.Doc): Landmarks {
  const items: Y.Item[] = [];
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to its items
  for (let item = bodyOf(document)._start; item !== null; item = item.right) items.push(item);
  const [client = 1] = [...document.store.clients]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([id]) => id);
  const units = items.filter(({ content }) => content instanceof Y.ContentType);
  return { items, units, client, clock: Y.getState(document.store, client) };
}

interface Written {
  readonly client: number;
  readonly clock: number;
  /** The item that the last struct stood behind, by its number. */
  readonly at: number;
}

function neighbours(
  { left, right }: Recipe,
  { items }: Landmarks,
  { client, clock, at }: Written,
  random: Random,
): { readonly left: Y.ID | null; readonly right: Y.ID | null; readonly at: number } {
  const number = numberOf(left, items.length, at, random);
  const behind = number === null ? null : (items[number] ?? null);
  const own = clock > 0 ? Y.createID(client, clock - 1) : null;
  const second =
    right === 'adjacent' ? (number ?? -1) + 1 : numberOf(right, items.length, at, random);
  const before = second === null ? null : (items[Math.max(second, (number ?? -1) + 1)] ?? null);
  return {
    left: left === 'own' && own !== null ? own : (behind?.lastId ?? null),
    right: right === 'own' && own !== null && left !== 'own' ? own : (before?.id ?? null),
    at: number ?? 0,
  };
}

function numberOf(side: Side, count: number, at: number, random: Random): number | null {
  switch (side) {
    case 'start':
    case 'end':
      return null;
    case 'front':
      return Math.min(count - 1, 3);
    case 'back':
      return count - 2;
    case 'anywhere':
      return random.below(count);
    case 'own':
      return Math.floor(count / 2);
    case 'adjacent':
      return (at + 1) % Math.max(1, count);
  }
}

function writeContent(encoder: encoding.Encoder, content: Recipe['content']): void {
  if (content === 'unit') writeVarUints(encoder, 1);
  else if (content === 'mark') {
    encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, 'true');
  } else if (content === 'gone') writeVarUints(encoder, 1);
  else encoding.writeVarString(encoder, 'x');
}

const REFERENCES = { character: 4, unit: 7, mark: 6, gone: 1 } as const;

/** A value of a key: of one unit after the other, or always of one field. */
function writeValue(
  encoder: encoding.Encoder,
  { content }: Recipe,
  unit: Y.Item | undefined,
): void {
  encoding.writeUint8(encoder, 8 | 0x20);
  if (content === 'key' && unit !== undefined) {
    writeVarUints(encoder, 0, unit.id.client, unit.id.clock);
    encoding.writeVarString(encoder, 'live');
  } else {
    writeVarUints(encoder, 1);
    encoding.writeVarString(encoder, 'meta');
    encoding.writeVarString(encoder, 'key');
  }
  writeVarUints(encoder, 1);
  encoding.writeAny(encoder, true);
}

function writeStructs(
  encoder: encoding.Encoder,
  recipe: Recipe,
  landmarks: Landmarks,
  [client, random]: readonly [number, Random],
): void {
  const { content } = recipe;
  let at = 0;
  for (let clock = 0; clock < recipe.structs; clock += 1) {
    if (content === 'key' || content === 'value') {
      writeValue(
        encoder,
        recipe,
        landmarks.units[(clock * 17) % Math.max(1, landmarks.units.length)],
      );
      continue;
    }
    const { left, right, at: next } = neighbours(recipe, landmarks, { client, clock, at }, random);
    at = next;
    encoding.writeUint8(encoder, REFERENCES[content] | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    for (const id of [left, right]) if (id !== null) writeVarUints(encoder, id.client, id.clock);
    if (left === null && right === null) {
      writeVarUints(encoder, 1);
      encoding.writeVarString(encoder, 'body');
    }
    writeContent(encoder, content);
  }
}

function rangesOf({ deletions, length, gap, from }: Recipe, clock: number): readonly number[] {
  const start = Math.floor(clock * from);
  const room = Math.max(0, Math.floor((clock - start - length) / (length + gap)));
  return Array.from(
    { length: Math.min(deletions, room) },
    (_, index) => start + index * (length + gap),
  );
}

/** The frame, as the client ids from `client` on would send it to this document. */
export function writeFrame(
  recipe: Recipe,
  landmarks: Landmarks,
  client: number,
  random: Random,
): Uint8Array {
  const ranges = rangesOf(recipe, landmarks.clock);
  return rawUpdate((encoder) => {
    const clients = recipe.structs === 0 ? 0 : recipe.clients;
    writeVarUints(encoder, clients);
    for (let index = 0; index < clients; index += 1) {
      writeVarUints(encoder, recipe.structs, client + index, 0);
      writeStructs(encoder, recipe, landmarks, [client + index, random]);
    }
    writeVarUints(encoder, ranges.length === 0 ? 0 : 1);
    if (ranges.length === 0) return;
    writeVarUints(encoder, landmarks.client, ranges.length);
    for (const start of ranges) writeVarUints(encoder, start, recipe.length);
  });
}
