import type { Random } from './random.ts';

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const at = (bytes: Uint8Array, random: Random) => random.below(bytes.length + 1);

function spliced(bytes: Uint8Array, start: number, gone: number, news: Iterable<number>) {
  return Uint8Array.from([...bytes.subarray(0, start), ...news, ...bytes.subarray(start + gone)]);
}

function withByte(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const index = random.below(bytes.length);
  copy[index] = change(copy[index] ?? 0);
  return copy;
}

/** Numbers at the edges of what lib0 and Yjs read, as varUints. */
const EDGES: readonly (readonly number[])[] = [
  [0],
  [0x7f],
  [0x80, 0x01],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x20],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
];

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => withByte(bytes, random, (byte) => byte ^ (1 << random.below(8))),
  (bytes, random) => withByte(bytes, random, () => random.below(256)),
  (bytes, random) => withByte(bytes, random, (byte) => byte + random.pick([-1, 1])),
  (bytes, random) => bytes.slice(0, at(bytes, random)),
  (bytes, random) => Uint8Array.from([...bytes, ...random.bytes(random.between(1, 8))]),
  (bytes, random) => spliced(bytes, at(bytes, random), random.below(4), random.bytes(2)),
  (bytes, random) => spliced(bytes, at(bytes, random), random.below(2), random.pick(EDGES)),
  (bytes, random) => {
    const start = at(bytes, random);
    return spliced(bytes, start, 0, bytes.slice(start, start + random.between(1, 20)));
  },
  (bytes, random, other) => {
    const start = at(other, random);
    const piece = other.subarray(start, start + random.between(1, 30));
    return spliced(bytes, at(bytes, random), random.below(piece.length + 1), piece);
  },
];

/** The frame with one to four pieces of damage; `other` is one to take pieces from. */
export function mutate(frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = frame;
  for (let times = random.between(1, 4); times > 0 && bytes.length > 0; times -= 1) {
    bytes = random.pick(MUTATIONS)(bytes, random, other);
  }
  return bytes;
}
