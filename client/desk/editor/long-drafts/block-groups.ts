import type { Mark, Node } from '@tiptap/pm/model';
import { Fragment, Schema } from '@tiptap/pm/model';

/** A draft of so many blocks is drawn in groups. Shorter ones browsers draw as fast as anybody types. */
const LONG = 1000;
export const isLong = (blocks: number): boolean => blocks >= LONG;
/** Blocks of a group, unless somebody writes more into it. */
const SIZE = 100;

/** ProseMirror draws neighbours that have a mark in common in one element. No document ever holds this one. */
const {
  marks: { blockGroup },
} = new Schema({
  nodes: { doc: { content: 'text*' }, text: {} },
  marks: {
    blockGroup: {
      attrs: { id: {} },
      // What stands in the page is read as if it were not there.
      reparseInView: true,
      toDOM: () => ['div', { class: 'block-group' }, 0],
    },
  },
});

const groupOf = (drawn: Node | undefined): Mark | undefined => drawn?.marks[0];

/** How many places in a row are the same, at most so many. */
function countSame(most: number, isSame: (place: number) => boolean): number {
  let count = 0;
  while (count < most && isSame(count)) count += 1;
  return count;
}

/** Puts the blocks of one editor into groups; a block stays in its group while somebody writes in it. */
export class BlockGroups {
  #isGrouping = false;
  #blocks: readonly Node[] = [];
  #drawn: readonly Node[] = [];
  /** By block, as it is drawn. */
  readonly #known = new WeakMap<Node, Node>();
  #count = 0;

  /** True from the first long document on: to draw all anew costs more than groups in a shorter one. */
  get isGrouping(): boolean {
    return this.#isGrouping;
  }

  /** The document as it is to be drawn: the same nodes and positions, each block with its group as a mark. */
  drawn(document: Node): Node {
    this.#isGrouping ||= isLong(document.childCount);
    if (!this.#isGrouping) return document;
    const { children: blocks } = document;
    const before = this.#blocks;
    const most = Math.min(blocks.length, before.length);
    const same = countSame(most, (place) => blocks[place] === before[place]);
    const sameBehind = countSame(
      most - same,
      (place) => blocks.at(-1 - place) === before.at(-1 - place),
    );
    const end = before.length - sameBehind;
    const changed = this.#group(
      blocks.slice(same, blocks.length - sameBehind),
      this.#drawn.slice(same, end),
      this.#drawn.slice(Math.max(0, same - SIZE), same),
    );
    this.#drawn = [...this.#drawn.slice(0, same), ...changed, ...this.#drawn.slice(end)];
    this.#blocks = blocks;
    return document.copy(Fragment.fromArray([...this.#drawn]));
  }

  /** `before`: what was drawn in their place; `ahead`: what is drawn ahead of them, no more than a group. */
  #group(
    blocks: readonly Node[],
    before: readonly Node[],
    ahead: readonly Node[],
  ): readonly Node[] {
    let group = groupOf(ahead.at(-1));
    let size = ahead.filter((drawn) => groupOf(drawn) === group).length;
    return blocks.map((block, place) => {
      const known = this.#known.get(block);
      const own = groupOf(known) ?? groupOf(before[place]);
      const next = own ?? (group === undefined || size >= SIZE ? this.#newGroup() : group);
      size = next === group ? size + 1 : 1;
      group = next;
      const drawn = known ?? block.mark([next]);
      this.#known.set(block, drawn);
      return drawn;
    });
  }

  #newGroup(): Mark {
    this.#count += 1;
    return blockGroup.create({ id: this.#count });
  }
}
