import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Struct } from './cut-struct.ts';
import type { Range } from './ranges.ts';

interface Block {
  readonly clock: number;
  readonly encoder: Y.UpdateEncoderV1;
  count: number;
}

/**
 * Writes one update of format V1: `writeClientsStructs` of Yjs's src/utils/encoding.js is the structs' part,
 * `writeDeleteSet` of its src/utils/DeleteSet.js the deletions'.
 */
export class PieceWriter {
  readonly #blocks = new Map<number, Block>();
  readonly #deleted = new Map<number, Range[]>();
  #bytes = 0;

  /** Bytes of what it holds, but for a few of each client's head. */
  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#blocks.size === 0 && this.#deleted.size === 0;
  }

  get clients(): number {
    return this.#blocks.size;
  }

  /** Structs of one client come in order and without a gap. */
  add(struct: Struct): void {
    const { client, clock } = struct.id;
    const block = this.#blocks.get(client) ?? {
      clock,
      encoder: new Y.UpdateEncoderV1(),
      count: 0,
    };
    this.#blocks.set(client, block);
    const before = encoding.length(block.encoder.restEncoder);
    struct.write(block.encoder, 0);
    this.#bytes += encoding.length(block.encoder.restEncoder) - before;
    block.count += 1;
  }

  /** Ranges of one client do not overlap. */
  delete(range: Range): void {
    const ranges = this.#deleted.get(range.client) ?? [];
    this.#deleted.set(range.client, ranges);
    ranges.push(range);
    this.#bytes += 10;
  }

  finish(): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, this.#blocks.size);
      for (const [client, block] of [...this.#blocks].toSorted(([a], [b]) => b - a)) {
        encoding.writeVarUint(encoder, block.count);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, block.clock);
        encoding.writeUint8Array(encoder, block.encoder.toUint8Array());
      }
      encoding.writeVarUint(encoder, this.#deleted.size);
      for (const [client, ranges] of [...this.#deleted].toSorted(([a], [b]) => b - a)) {
        const joined = join(ranges);
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, joined.length);
        for (const { clock, length } of joined) {
          encoding.writeVarUint(encoder, clock);
          encoding.writeVarUint(encoder, length);
        }
      }
    });
  }
}

/** In order, and those that touch as one. */
function join(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1);
    if (last !== undefined && last.clock + last.length === range.clock) {
      joined[joined.length - 1] = { ...last, length: last.length + range.length };
    } else joined.push(range);
  }
  return joined;
}
