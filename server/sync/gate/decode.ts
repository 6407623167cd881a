import * as decoding from 'lib0/decoding';

import type {
  Block,
  DecodedUpdate,
  DeletedRange,
  ParentName,
  Struct,
  StructContent,
  StructId,
} from './struct.ts';

type Reader = (decoder: decoding.Decoder) => readonly [StructContent, number];

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_KEY = 0x20;
const CONTENT_BITS = 0x1f;
const GC = 0;
const SKIP = 10;

const { readVarUint, readVarString, readVarUint8Array } = decoding;
const FOREIGN: StructContent = { kind: 'foreign' };

/** By number of the format; the others are those of XML, of which two have a name. */
const TYPES: readonly StructContent[] = [{ kind: 'array' }, { kind: 'map' }, { kind: 'text' }];

function readType(decoder: decoding.Decoder): StructContent {
  const reference = readVarUint(decoder);
  if (reference === 3 || reference === 5) readVarString(decoder);
  if (reference > 6) throw new Error('no such type');
  return TYPES[reference] ?? FOREIGN;
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

function readParent(decoder: decoding.Decoder): ParentName {
  if (readVarUint(decoder) === 1) return { kind: 'root', name: readVarString(decoder) };
  return { kind: 'item', id: readId(decoder) };
}

function readStruct(decoder: decoding.Decoder, clock: number): Struct {
  const info = decoding.readUint8(decoder);
  const content = info & CONTENT_BITS;
  let left: StructId | null = null;
  let right: StructId | null = null;
  let parent: ParentName | null = null;
  let key: string | null = null;
  if (content !== GC && content !== SKIP) {
    if ((info & HAS_ORIGIN) !== 0) left = readId(decoder);
    if ((info & HAS_RIGHT_ORIGIN) !== 0) right = readId(decoder);
    if (left === null && right === null) {
      parent = readParent(decoder);
      if ((info & HAS_PARENT_KEY) !== 0) key = readVarString(decoder);
    }
  } else if (info !== content) throw new Error('flags without a meaning');
  const read = readers[content];
  if (read === undefined) throw new Error('no such content');
  const [brought, length] = read(decoder);
  if (length === 0) throw new Error('a struct without a length');
  return { clock, length, left, right, parent, key, content: brought };
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

/** One client's, in order and apart from each other, as Yjs writes them: else each might name the same structs. */
function readRanges(decoder: decoding.Decoder, client: number, ranges: DeletedRange[]): void {
  let end = 0;
  for (let count = readVarUint(decoder); count > 0; count -= 1) {
    const clock = readVarUint(decoder);
    const length = readVarUint(decoder);
    if (length === 0) throw new Error('a deletion without a length');
    if (clock < end) throw new Error('deletions that are not in order');
    end = clock + length;
    ranges.push({ client, clock, length });
  }
}

function readDeleted(decoder: decoding.Decoder): DeletedRange[] {
  const ranges: DeletedRange[] = [];
  const seen = new Set<number>();
  for (let clients = readVarUint(decoder); clients > 0; clients -= 1) {
    const client = readVarUint(decoder);
    if (seen.has(client)) throw new Error('a client that deletes twice');
    seen.add(client);
    readRanges(decoder, client, ranges);
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
