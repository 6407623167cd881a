import type { ChainedCommands, Editor, JSONContent, Range } from '@tiptap/core';
import { newEmbed } from './embed/embed.ts';
import type { Phase } from './location-stamp/change-phase.ts';
import { newLocationStamp } from './location-stamp/location-stamp.ts';
import { newQuote } from './quote/quote.ts';
import type { BlockId, BlockName } from './blocks/block-names.ts';
import { BLOCK_NAMES } from './blocks/block-names.ts';
import { insertBlock } from './blocks/insert-block.ts';

/** Puts a block at the caret; `typed` is the text that asked for it, such as `/quote`, and goes. */
type Insertion = (editor: Editor, typed: Range | null) => void;

export interface BlockChoice extends BlockName {
  readonly id: BlockId;
  readonly run: Insertion;
}

export interface CatalogueTools {
  readonly newId: () => string;
  readonly now: () => Date;
  readonly timeZone: string;
  readonly chooseImage: (editor: Editor) => void;
}

const insert =
  (block: () => JSONContent): Insertion =>
  (editor, typed) =>
    insertBlock(editor, block(), typed);

const change =
  (apply: (chain: ChainedCommands) => ChainedCommands): Insertion =>
  (editor, typed) => {
    const chain = editor.chain().focus();
    apply(typed === null ? chain : chain.deleteRange(typed)).run();
  };

function insertions(tools: CatalogueTools): Readonly<Record<BlockId, Insertion>> {
  const { newId, now, timeZone, chooseImage } = tools;
  const stamp = (phase: Phase): Insertion =>
    insert(() => newLocationStamp(newId(), phase, { timeZone, at: now().toISOString() }));
  return {
    quote: insert(() => newQuote(newId())),
    location: stamp('at'),
    departure: stamp('departing'),
    headline: change((chain) => chain.setNode('headline')),
    heading: change((chain) => chain.setNode('heading', { level: 2 })),
    subheading: change((chain) => chain.setNode('heading', { level: 3 })),
    bullets: change((chain) => chain.toggleBulletList()),
    numbers: change((chain) => chain.toggleOrderedList()),
    blockquote: change((chain) => chain.toggleBlockquote()),
    divider: insert(() => ({ type: 'horizontalRule' })),
    image: (editor, typed) => {
      if (typed !== null) editor.commands.deleteRange(typed);
      chooseImage(editor);
    },
    embed: insert(newEmbed),
    table: insert(emptyTable),
  };
}

const row = (cell: string): JSONContent => ({
  type: 'tableRow',
  content: Array.from({ length: 3 }, () => ({ type: cell, content: [{ type: 'paragraph' }] })),
});

const emptyTable = (): JSONContent => ({
  type: 'table',
  content: [row('tableHeader'), row('tableCell'), row('tableCell')],
});

/** All blocks, in the order of the menu. */
export function blockCatalogue(tools: CatalogueTools): readonly BlockChoice[] {
  const runs = insertions(tools);
  // Object.keys forgets that the names are the table's own.
  const ids = Object.keys(BLOCK_NAMES) as BlockId[];
  return ids.map((id) => ({ ...BLOCK_NAMES[id], id, run: runs[id] }));
}
