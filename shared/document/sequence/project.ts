import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { buildBlocks, sameNodes } from './blocks.ts';
import type { Entry, Head, Line, LineContent } from './entries.ts';
import { anchorOf, endIndexOf, isLiveEntry } from './entries.ts';
import type { Attributes } from './form.ts';
import { bodyOf, PARAGRAPH, readElement, readPath, TABLE, textIn } from './form.ts';
import { attributesIn, partsBehind } from './heads.ts';
import { inOrder } from './order.ts';
import type { NodeCache, ProjectedTable, Projection } from './projection.ts';
import { createNodeCache, Units } from './projection.ts';
import { readEntries } from './read-entries.ts';
import type { Placed } from './runs.ts';
import { projectTable } from './table.ts';
import { nodeType, placedLine, textBlock } from './text-blocks.ts';
import { visibleEntries } from './visible.ts';

/** What stands for the paragraph of a text in which nothing shows. */
const NOTHING = {};

interface Place {
  readonly inCell: boolean;
  readonly cache: NodeCache;
}

class Projector {
  readonly units = new Units();
  readonly #placed: Placed[] = [];
  readonly #text: object;
  readonly #inCell: boolean;
  readonly #cache: NodeCache;

  constructor(text: object, { inCell, cache }: Place) {
    this.#text = text;
    this.#inCell = inCell;
    this.#cache = cache;
  }

  project(entries: readonly Entry[]): readonly Node[] {
    const visible = visibleEntries(entries, {
      inCell: this.#inCell,
      showsTable: (table) => this.#projectTable(table) !== null,
      hide: (entry) => this.#hide(entry),
    });
    for (let index = 0; index < visible.length; index += 1) {
      const entry = visible[index];
      if (entry === undefined) break;
      if (entry.type === 'line') this.#line(entry);
      else {
        const parts = partsBehind(visible, index);
        index += parts.length;
        this.#head(entry, parts);
      }
    }
    if (this.#placed.length > 0) return this.#build();
    this.units.showVirtual();
    return [this.#node(NOTHING, PARAGRAPH, {}, [])];
  }

  #build(): readonly Node[] {
    const { built, schema } = this.#cache;
    const key = this.#text;
    const blocks = buildBlocks(this.#placed, built.get(key) ?? null, schema);
    built.set(key, blocks);
    return blocks.nodes;
  }

  #hide(entry: Entry): void {
    if (entry.type !== 'line') this.units.hide(entry.index, entry.type === 'anchor');
    else {
      const end = endIndexOf(entry);
      if (end !== null) this.units.hide(end);
    }
  }

  #line(line: Line): void {
    const { content } = line;
    content.placed ??= placedLine(content, this.#inCell, this.#cache.schema);
    this.#placed.push(content.placed);
    this.#showLine(line);
  }

  #showLine({ index, content }: Line): void {
    const { at, end, endOffset, spans } = content;
    // Anchors may stand among the characters.
    if (content.length === endOffset) this.units.show(index, endOffset, at);
    else for (const { offset, text } of spans) this.units.show(index + offset, text.length, at);
    // Its end is what was removed.
    if (!content.isLive) this.units.revive();
    if (end === null) this.units.showVirtual();
    else this.units.show(index + endOffset, 1, at);
  }

  #part(content: LineContent): Node {
    content.part ??= textBlock(content, readElement(content.kind).name, this.#cache.schema);
    return content.part;
  }

  #head(head: Head, parts: readonly Line[]): void {
    if (!isLiveEntry(head)) this.units.revive();
    const name = textIn(head.map, 'type');
    if (name === TABLE) this.#table(head);
    else this.#block(head, name, parts);
  }

  #block(head: Head, name: string, parts: readonly Line[]): void {
    this.units.show(head.index, 1, anchorOf(head));
    const children: Node[] = [];
    for (const part of parts) {
      // With a removed block go its empty parts.
      if (!isLiveEntry(head) && part.content.length === 0) this.#hide(part);
      else {
        children.push(this.#part(part.content));
        this.#showLine(part);
      }
    }
    this.#place(head, this.#blockNode(head.map, name, children));
  }

  #blockNode(map: Y.Map<unknown>, name: string, children: readonly Node[]): Node {
    return this.#node(map, name, attributesIn(map, nodeType(this.#cache.schema, name)), children);
  }

  #node(key: object, name: string, attributes: Attributes, children: readonly Node[]): Node {
    const kind = name + JSON.stringify(attributes);
    const known = this.#cache.blocks.get(key);
    if (known?.kind === kind && sameNodes(known.content, children)) return known.node;
    const node = nodeType(this.#cache.schema, name).create(attributes, children);
    this.#cache.blocks.set(key, { kind, content: children, node });
    return node;
  }

  #table(head: Head): void {
    const table = this.#projectTable(head);
    if (table === null) return;
    this.units.tables.set(this.units.count, table.shown);
    this.units.show(head.index, 1, anchorOf(head));
    this.#place(head, this.#blockNode(head.map, TABLE, table.rows));
  }

  #projectTable(head: Head): ProjectedTable | null {
    const { tables } = this.#cache;
    const known = tables.get(head.map);
    if (known !== undefined) return known;
    const table = projectTable(head.map, {
      project: (text) => this.#projectCell(text),
      node: (...made) => this.#node(...made),
    });
    tables.set(head.map, table);
    return table;
  }

  #projectCell(text: Y.Text | null): Projection {
    const known = text === null ? undefined : this.#cache.cells.get(text);
    if (known !== undefined) return known;
    const projection = projectText(text, { inCell: true, cache: this.#cache });
    if (text !== null) this.#cache.cells.set(text, projection);
    return projection;
  }

  #place({ map }: Head, node: Node): void {
    const written = textIn(map, 'in');
    const path = readPath(written, { inCell: false, head: true });
    this.#placed.push({ node, path, written });
  }
}

/** What one text shows. */
export function projectText(text: Y.Text | null, place: Place): Projection {
  const { entries, length } =
    text === null ? { entries: [], length: 0 } : readEntries(text, place.cache.read);
  const projector = new Projector(text ?? NOTHING, place);
  const nodes = projector.project(inOrder(entries));
  const { segments, virtual, revived, hidden, anchors, tables, count } = projector.units;
  return {
    text,
    inCell: place.inCell,
    nodes,
    segments,
    virtual,
    revived,
    hidden: hidden.toSorted((a, b) => a - b),
    anchors,
    entries,
    length,
    units: count,
    tables,
  };
}

/**
 * What the body shows: a pure function of the sequence, the same on every replica and for every merge.
 * `cache` is one for one document.
 */
export const projectBody = (document: Y.Doc, cache = createNodeCache()): Projection =>
  projectText(bodyOf(document), { inCell: false, cache });
