import type { Node } from '@tiptap/pm/model';
import { hasParts, isHead, TABLE } from './form.ts';
import { gridOf } from './grid.ts';
import type { Projection, ShownTable } from './projection.ts';

/** A line of a document, and where a projection counts it. */
export interface ShownLine {
  readonly projection: Projection;
  /** Of its first character. */
  readonly unit: number;
  /** ProseMirror's position of the first character. */
  readonly from: number;
  /** In UTF-16 units, without its end. */
  readonly length: number;
}

/** Blocks and where they stand. */
interface Place {
  readonly projection: Projection;
  readonly position: number;
  readonly unit: number;
}

/** Answers the unit behind the block. */
function addBlock(lines: ShownLine[], block: Node, place: Place): number {
  const { projection, position, unit } = place;
  const { name } = block.type;
  if (block.isTextblock) {
    const length = block.content.size;
    lines.push({ projection, unit, from: position + 1, length });
    return unit + length + 1;
  }
  if (name === TABLE) {
    const table = projection.tables.get(unit);
    if (table !== undefined) addCells(lines, block, position, table);
    return unit + 1;
  }
  if (isHead(name) && !hasParts(name)) return unit + 1;
  let next = isHead(name) ? unit + 1 : unit;
  block.forEach((child, offset) => {
    next = addBlock(lines, child, { projection, position: position + 1 + offset, unit: next });
  });
  return next;
}

function addBlocks(lines: ShownLine[], blocks: readonly Node[], place: Place): void {
  let { position, unit } = place;
  for (const block of blocks) {
    unit = addBlock(lines, block, { ...place, position, unit });
    position += block.nodeSize;
  }
}

function addCells(lines: ShownLine[], table: Node, at: number, { cells }: ShownTable): void {
  for (const [index, { position }] of gridOf(table, at).cells.entries()) {
    let inside = position + 1;
    for (const projection of cells[index]?.projections ?? []) {
      addBlocks(lines, projection.nodes, { projection, position: inside, unit: 0 });
      inside += projection.nodes.reduce((size, node) => size + node.nodeSize, 0);
    }
  }
}

/** The lines of the document that a body shows, cells among them, in reading order. */
export function shownLines(body: Projection): readonly ShownLine[] {
  const lines: ShownLine[] = [];
  addBlocks(lines, body.nodes, { projection: body, position: 0, unit: 0 });
  return lines;
}
