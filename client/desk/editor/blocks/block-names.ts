export type BlockGroup = 'Report' | 'Text' | 'Media';

/** How a block is found: by menu, bar or key. */
export interface BlockName {
  readonly group: BlockGroup;
  readonly label: string;
  readonly hint: string;
  /** Further words that find it. */
  readonly words: string;
  /** Letter or digit of its key, pressed with Ctrl+Alt. */
  readonly key: string | null;
}

const name = (
  group: BlockGroup,
  label: string,
  hint: string,
  words: string,
  key: string | null,
): BlockName => ({ group, label, hint, words, key });

/** In the order of the menu. */
export const BLOCK_NAMES = {
  quote: name('Report', 'Quote', 'Words, speaker, where said', 'said speech citation', 'q'),
  location: name('Report', 'Location', 'Where this happens', 'place stamp dateline arriving', 'l'),
  departure: name('Report', 'Departure', 'Who leaves, to where, due when', 'flight journey', 'd'),
  headline: name('Text', 'Headline', 'The title of this update', 'title', 'h'),
  heading: name('Text', 'Heading', 'Opens a part of a long update', 'subheading section', '2'),
  subheading: name('Text', 'Small heading', 'A part of a part', 'heading', '3'),
  bullets: name('Text', 'List', 'Points without order', 'bullet unordered', '8'),
  numbers: name('Text', 'Numbered list', 'Points in order', 'ordered steps', '7'),
  blockquote: name(
    'Text',
    'Passage',
    'From a document, with no speaker',
    'blockquote excerpt',
    'b',
  ),
  divider: name('Text', 'Divider', 'A line between parts', 'rule separator horizontal', null),
  image: name('Media', 'Image', 'Upload a picture', 'photo picture upload', 'i'),
  embed: name('Media', 'Embed', 'A post or video from elsewhere', 'tweet video youtube link', 'e'),
  table: name('Media', 'Table', 'Three columns, three rows', 'grid rows columns', 't'),
} as const satisfies Readonly<Record<string, BlockName>>;

export type BlockId = keyof typeof BLOCK_NAMES;

export const BLOCK_GROUPS: readonly BlockGroup[] = ['Report', 'Text', 'Media'];
