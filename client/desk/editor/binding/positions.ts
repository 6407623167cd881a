import type { Node } from '@tiptap/pm/model';
import { hasParts, isHead, TABLE } from '../../../../shared/document/sequence/form.ts';
import { unitsOfBlock } from '../../../../shared/document/sequence/flatten.ts';
import { gridOf } from '../../../../shared/document/sequence/grid.ts';
import type { Projection } from '../../../../shared/document/sequence/projection.ts';

// Places of a document, which ProseMirror counts from its start, as units of the sequence in which they stand.

/** A place in the body or in a cell. */
export interface Place {
  readonly projection: Projection;
  /** The unit behind the place. */
  readonly unit: number;
  /** `text`: in a line, behind its first character; `start`: before it; `gap`: between blocks. */
  readonly kind: 'text' | 'start' | 'gap';
}

/** Blocks of a sequence and where the first of them begins. */
interface Blocks {
  readonly projection: Projection;
  readonly nodes: readonly Node[];
  readonly start: number;
  /** Units before the first of them. */
  readonly unit: number;
}

const bodyBlocks = (body: Projection, document: Node): Blocks => ({
  projection: body,
  nodes: document.children,
  start: 0,
  unit: 0,
});

/** The place at a position of the document that the body shows. */
export const placeAt = (body: Projection, document: Node, position: number): Place =>
  placeIn(bodyBlocks(body, document), position);

function placeIn({ projection, nodes, start, unit }: Blocks, position: number): Place {
  let at = start;
  let before = unit;
  for (const node of nodes) {
    const end = at + node.nodeSize;
    if (position <= at) return { projection, unit: before, kind: 'gap' };
    if (position < end)
      return placeInBlock(node, { projection, start: at, unit: before }, position);
    at = end;
    before += unitsOfBlock(node);
  }
  return { projection, unit: before, kind: 'gap' };
}

function placeInBlock(
  node: Node,
  { projection, start, unit }: Omit<Blocks, 'nodes'>,
  position: number,
): Place {
  const { name } = node.type;
  if (node.isTextblock) {
    const offset = position - start - 1;
    return { projection, unit: unit + offset, kind: offset === 0 ? 'start' : 'text' };
  }
  if (name === TABLE) {
    const cell = cellsOf(projection, node, { start, unit }).find(
      (blocks) => position >= blocks.start && position <= blocks.end,
    );
    return cell === undefined ? { projection, unit, kind: 'gap' } : placeIn(cell, position);
  }
  const inside = isHead(name) && hasParts(name) ? unit + 1 : unit;
  return placeIn({ projection, nodes: node.children, start: start + 1, unit: inside }, position);
}

/** The texts of a table's cells, each with the blocks that it shows. */
function cellsOf(
  projection: Projection,
  table: Node,
  { start, unit }: { readonly start: number; readonly unit: number },
): readonly (Blocks & { readonly end: number })[] {
  const shown = projection.tables.get(unit);
  if (shown === undefined) return [];
  return gridOf(table, start).cells.flatMap(({ node, position }, index) => {
    const projections = shown.cells[index]?.projections ?? [];
    let at = position + 1;
    let first = 0;
    return projections.map((cell, place) => {
      const isLast = place === projections.length - 1;
      const count = isLast ? node.childCount - first : cell.nodes.length;
      const nodes = node.children.slice(first, first + count);
      const blocks = { projection: cell, nodes, start: at, unit: 0 };
      first += count;
      at += nodes.reduce((size, child) => size + child.nodeSize, 0);
      return { ...blocks, end: at };
    });
  });
}

/** The position before a unit of a sequence, or null beyond its last one. */
export function positionOf(
  body: Projection,
  document: Node,
  { projection, unit }: Pick<Place, 'projection' | 'unit'>,
): number | null {
  const blocks = bodyBlocks(body, document);
  if (projection === body) return positionIn(blocks, unit);
  for (const head of body.tables.keys()) {
    const start = positionIn(blocks, head);
    const table = start === null ? null : document.nodeAt(start);
    if (start === null || table === null) continue;
    const cell = cellsOf(body, table, { start, unit: head }).find(
      (each) => each.projection === projection,
    );
    if (cell !== undefined) return positionIn(cell, unit);
  }
  return null;
}

function positionIn({ nodes, start, unit, projection }: Blocks, wanted: number): number | null {
  let at = start;
  let before = unit;
  for (const node of nodes) {
    const count = unitsOfBlock(node);
    if (wanted < before + count) {
      if (node.isTextblock) return at + 1 + wanted - before;
      const isBlock = isHead(node.type.name);
      if (isBlock && wanted === before) return at;
      const inside = isBlock ? before + 1 : before;
      return positionIn({ projection, nodes: node.children, start: at + 1, unit: inside }, wanted);
    }
    at += node.nodeSize;
    before += count;
  }
  return null;
}
