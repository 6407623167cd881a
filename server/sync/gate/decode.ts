import * as decoding from 'lib0/decoding';

/** Names one character or node that someone wrote: Yjs counts them per client, from 0. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** What a struct brings, as far as the gate has to know it. */
export type StructContent =
  /** Written and deleted since, so that only its length is left. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'string' }
  | { readonly kind: 'format'; readonly mark: string; readonly value: unknown }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  /** A run that the update leaves out. */
  | { readonly kind: 'skip' }
  /** Valid Yjs that no document of ours holds, such as a binary or a sub-document. */
  | { readonly kind: 'foreign' };

export interface Struct {
  readonly clock: number;
  readonly length: number;
  /** Neighbours and parent by which its place is found. */
  readonly references: readonly StructId[];
  readonly left: StructId | null;
  readonly right: StructId | null;
  /** The root that it names as its parent, or null. */
  readonly root: string | null;
  /** What it names as its place for want of a neighbour: nobody fills an empty place twice. */
  readonly emptyPlace: string | null;
  readonly content: StructContent;
}

/** The structs of one client: without a gap from `clock` up to `end`, which is the first one beyond. */
export interface Block {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly structs: readonly Struct[];
}

export interface DeletedRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface DecodedUpdate {
  readonly blocks: readonly Block[];
  readonly deleted: readonly DeletedRange[];
}

type Reader = (decoder: decoding.Decoder) => readonly [StructContent, number];

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_KEY = 0x20;
const CONTENT_BITS = 0x1f;
const SKIP = 10;

const { readVarUint, readVarString, readVarUint8Array } = decoding;
const FOREIGN: StructContent = { kind: 'foreign' };

function readType(decoder: decoding.Decoder): StructContent {
  const reference = readVarUint(decoder);
  if (reference === 3) return { kind: 'element', name: readVarString(decoder) };
  if (reference === 5) readVarString(decoder);
  if (reference > 6) throw new Error('no such type');
  return reference === 6 ? { kind: 'text' } : FOREIGN;
}

function times<Value>(count: number, read: () => Value): Value[] {
  const values: Value[] = [];
  for (let index = 0; index < count; index += 1) values.push(read());
  return values;
}

/** By content number of the format; each reads exactly what Yjs would read. */
const readers: { readonly [content: number]: Reader } = {
  0: (decoder) => [{ kind: 'deleted' }, readVarUint(decoder)],
  1: (decoder) => [{ kind: 'deleted' }, readVarUint(decoder)],
  2: (decoder) => {
    const texts = times(readVarUint(decoder), () => readVarString(decoder));
    return [FOREIGN, texts.length];
  },
  3: (decoder) => {
    readVarUint8Array(decoder);
    return [FOREIGN, 1];
  },
  4: (decoder) => [{ kind: 'string' }, readVarString(decoder).length],
  5: (decoder) => {
    readVarString(decoder);
    return [FOREIGN, 1];
  },
  6: (decoder) => {
    const mark = readVarString(decoder);
    const value: unknown = JSON.parse(readVarString(decoder));
    return [{ kind: 'format', mark, value }, 1];
  },
  7: (decoder) => [readType(decoder), 1],
  8: (decoder) => {
    const values = times<unknown>(readVarUint(decoder), () => decoding.readAny(decoder));
    return [{ kind: 'values', values }, values.length];
  },
  9: (decoder) => {
    readVarString(decoder);
    decoding.readAny(decoder);
    return [FOREIGN, 1];
  },
  [SKIP]: (decoder) => [{ kind: 'skip' }, readVarUint(decoder)],
};

const readId = (decoder: decoding.Decoder): StructId => ({
  client: readVarUint(decoder),
  clock: readVarUint(decoder),
});

function readStruct(decoder: decoding.Decoder, clock: number): Struct {
  const info = decoding.readUint8(decoder);
  const content = info & CONTENT_BITS;
  const references: StructId[] = [];
  let left: StructId | null = null;
  let right: StructId | null = null;
  let root: string | null = null;
  let emptyPlace: string | null = null;
  if (content !== 0 && content !== SKIP) {
    if ((info & HAS_ORIGIN) !== 0) references.push((left = readId(decoder)));
    if ((info & HAS_RIGHT_ORIGIN) !== 0) references.push((right = readId(decoder)));
    if (references.length === 0) {
      if (readVarUint(decoder) === 1) root = readVarString(decoder);
      else references.push(readId(decoder));
      const key = (info & HAS_PARENT_KEY) === 0 ? null : readVarString(decoder);
      emptyPlace = JSON.stringify([root, references, key]);
    }
  } else if (info !== content) throw new Error('flags without a meaning');
  const read = readers[content];
  if (read === undefined) throw new Error('no such content');
  const [brought, length] = read(decoder);
  if (length === 0) throw new Error('a struct without a length');
  return { clock, length, references, left, right, root, emptyPlace, content: brought };
}

function readBlock(decoder: decoding.Decoder): Block {
  const count = readVarUint(decoder);
  const client = readVarUint(decoder);
  const clock = readVarUint(decoder);
  let end = clock;
  const structs = times(count, () => {
    const struct = readStruct(decoder, end);
    end += struct.length;
    return struct;
  });
  if (structs.length === 0) throw new Error('a block without structs');
  return { client, clock, end, structs };
}

function readDeleted(decoder: decoding.Decoder): DeletedRange[] {
  const ranges: DeletedRange[] = [];
  for (let clients = readVarUint(decoder); clients > 0; clients -= 1) {
    const client = readVarUint(decoder);
    for (let count = readVarUint(decoder); count > 0; count -= 1) {
      const clock = readVarUint(decoder);
      const length = readVarUint(decoder);
      if (length === 0) throw new Error('a deletion without a length');
      ranges.push({ client, clock, length });
    }
  }
  return ranges;
}

/**
 * Reads an update of format V1 without building anything of Yjs; null where the bytes are not exactly one
 * such update. An update of format V2 reads as an empty one with bytes left over, and so gives null.
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    const blocks = times(readVarUint(decoder), () => readBlock(decoder));
    const deleted = readDeleted(decoder);
    if (decoder.pos !== bytes.length) return null;
    const once = new Set(blocks.map(({ client }) => client)).size === blocks.length;
    return once ? { blocks, deleted } : null;
  } catch {
    return null;
  }
}
