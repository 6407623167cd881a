import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../server/sync/gate/document.ts';
import { arrivalsOf } from '../../server/sync/gate/arrivals.ts';
import { decodeUpdate } from '../../server/sync/gate/decode.ts';
import { Layout } from '../../server/sync/gate/layout.ts';
import type { Node } from '../../server/sync/gate/piece.ts';
import { bodyOf, metaOf } from '../../shared/document/sequence/form.ts';
import { drawSeeds } from '../support/budget.ts';
import { lineEnd } from '../support/line.ts';
import { createRandom, type Random } from '../support/random.ts';
import { rawUpdate, writeVarUints } from '../support/yjs-bytes.ts';

// The gate finds out beside the document where Yjs will put what an update brings: the two must agree.

const copyOf = (document: Y.Doc, client: number): Y.Doc => {
  const copy = documentOf([Y.encodeStateAsUpdate(document)]);
  copy.clientID = client;
  return copy;
};

function edit(document: Y.Doc, random: Random): void {
  const text = bodyOf(document);
  const index = random.below(text.length + 1);
  const deed = random.below(6);
  if (deed < 2) text.insert(index, 'words'.slice(0, random.between(1, 5)));
  else if (deed === 2) text.insertEmbed(index, lineEnd(), {});
  else if (deed === 3) metaOf(document).set('kind', random.below(9));
  else if (text.length === 0) return;
  else if (deed === 4) text.delete(Math.min(index, text.length - 1), 1);
  else text.format(Math.min(index, text.length - 1), 1, { bold: random.pick([true, null]) });
}

/** What three people wrote apart, and what one of them then sends, as one update. */
function concurrent(random: Random): readonly [Y.Doc, Uint8Array] {
  const base = documentOf([]);
  base.clientID = random.below(1000);
  for (let count = 0; count < 10; count += 1) edit(base, random);
  const copies = [1, 2, 3].map(() => copyOf(base, random.below(1000)));
  for (const copy of copies) {
    for (let count = random.below(30); count > 0; count -= 1) edit(copy, random);
  }
  const [first, second, third] = copies;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three');
  Y.applyUpdate(second, Y.encodeStateAsUpdate(third));
  for (let count = random.below(10); count > 0; count -= 1) edit(second, random);
  return [first, Y.encodeStateAsUpdate(second, Y.encodeStateVector(first))];
}

/** Characters between any two that stand there, under several client ids, as no Yjs would write them. */
function forged(random: Random): readonly [Y.Doc, Uint8Array] {
  const [document] = concurrent(random);
  const ids: Y.ID[] = [];
  for (let item = firstItem(document); item !== null; item = item.right) {
    for (let at = 0; at < item.length; at += 1) {
      ids.push(Y.createID(item.id.client, item.id.clock + at));
    }
  }
  const clients = random.between(1, 4);
  const bytes = rawUpdate((encoder) => {
    writeVarUints(encoder, clients);
    for (let client = 0; client < clients; client += 1) {
      const count = random.between(1, 10);
      writeVarUints(encoder, count, 2000 + client, 0);
      for (let struct = 0; struct < count; struct += 1) {
        const left = random.below(ids.length);
        const right = random.between(left, ids.length - 1);
        writeBetween(encoder, [ids[left], ids[right]], random);
        ids.splice(left + 1, 0, Y.createID(2000 + client, struct));
      }
    }
    writeVarUints(encoder, 0);
  });
  return [document, bytes];
}

function writeBetween(
  encoder: encoding.Encoder,
  [left, right]: readonly [Y.ID | undefined, Y.ID | undefined],
  random: Random,
): void {
  const named = [random.chance(0.9) ? left : undefined, random.chance(0.8) ? right : undefined];
  const [origin, rightOrigin] = named;
  encoding.writeUint8(encoder, 4 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0));
  for (const id of named) if (id !== undefined) writeVarUints(encoder, id.client, id.clock);
  if (!origin && !rightOrigin) {
    writeVarUints(encoder, 1);
    encoding.writeVarString(encoder, 'body');
  }
  encoding.writeVarString(encoder, 'y');
}

// oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to its items
const firstItem = (document: Y.Doc): Y.Item | null => bodyOf(document)._start;

function idsFrom(
  first: Node | null,
  rightOf: (node: Node) => Node | null,
  lastOf: (node: Node) => number,
) {
  const ids: string[] = [];
  for (let node = first; node !== null; node = rightOf(node)) {
    for (let { clock } = node.id; clock <= lastOf(node); clock += 1) {
      ids.push(`${node.id.client} ${clock}`);
    }
  }
  return ids;
}

/** The order of the body as the gate expects it, or null where it refuses. */
function expectedOrder(document: Y.Doc, bytes: Uint8Array): readonly string[] | null {
  const update = decodeUpdate(bytes);
  const order = update === null ? [] : arrivalsOf(update);
  const layout = new Layout(document, Infinity);
  if (order === null) return null;
  for (const arrival of order) if (layout.place(arrival) !== null) return null;
  const home = layout.homes.root('body');
  if (home === null) throw new Error('no body');
  const { overlay } = layout;
  return idsFrom(
    overlay.placeIn(home, null).first,
    (node) => overlay.rightOf(node),
    (node) => overlay.lastOf(node).clock,
  );
}

function orderIn(document: Y.Doc): readonly string[] {
  return idsFrom(
    firstItem(document),
    (node) => (node instanceof Y.Item ? node.right : null),
    (node) => node.id.clock + (node instanceof Y.Item ? node.length : 1) - 1,
  );
}

it.each([
  ['what people wrote apart', concurrent, 400],
  ['what is forged', forged, 600],
])('[W4] the gate places %s where Yjs does', (_name, make, most) => {
  let seen = 0;
  for (const seed of drawSeeds(most)) {
    const [document, bytes] = make(createRandom(seed));
    const before = Y.encodeStateAsUpdate(document);
    const expected = expectedOrder(document, bytes);
    expect({ seed, state: Y.encodeStateAsUpdate(document) }).toEqual({ seed, state: before });
    if (expected === null) continue;
    seen += 1;
    const after = copyOf(document, 5000);
    Y.applyUpdate(after, bytes);
    expect({ seed, order: orderIn(after) }).toEqual({ seed, order: expected });
  }
  expect(seen).toBeGreaterThan(most / 10);
});
