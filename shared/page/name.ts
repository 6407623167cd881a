import { beginningOf } from '../domain/characters.ts';
import type { ContentNode } from '../domain/content.ts';
import { partText, textAttribute, textOf } from '../domain/content.ts';
import { locationStampOf } from '../domain/location.ts';
import { quoteOf } from '../domain/quote.ts';
import type { PublishedUpdate } from '../domain/timeline.ts';

/** How many characters of an update stand for it where it has no headline. */
const TITLE_LENGTH = 90;

/** The body without its headline, which stands above it as the link to the update. */
export function bodyOf(content: ContentNode): ContentNode {
  const blocks = (content.content ?? []).filter((block) => block.type !== 'headline');
  return { ...content, content: blocks };
}

/** What an embed is called, as readers see it before they load it. */
function embedName(embed: ContentNode): string {
  const url = textAttribute(embed, 'url');
  const host = url !== null && URL.canParse(url) ? new URL(url).host : '';
  return textAttribute(embed, 'title') ?? host;
}

/** What a picture shows: its caption, else its description. */
function imageName(image: ContentNode): string {
  const caption = partText(image, 'imageCaption');
  return caption === '' ? (textAttribute(image, 'alt') ?? '') : caption;
}

/** The body with words for what has none of its own. */
function inWords(node: ContentNode): ContentNode {
  if (node.type === 'embed') return { type: 'text', text: embedName(node) };
  if (node.type === 'image' && partText(node, 'imageCaption') === '') {
    const description = { type: 'text', text: imageName(node) };
    return { ...node, content: [description, ...(node.content ?? [])] };
  }
  return node.content === undefined ? node : { ...node, content: node.content.map(inWords) };
}

/** All words of a body, with what its pictures show and its embeds are; blocks are separated by a line break. */
export const wordsOf = (content: ContentNode): string => textOf(inWords(content));

/** How a block begins the name of an update: a quote with who said it, a stamp with where. */
function nameOfBlock(block: ContentNode): string {
  switch (block.type) {
    case 'quote': {
      const { speaker, words } = quoteOf(block);
      return speaker === '' ? `“${words}”` : `${speaker}: “${words}”`;
    }
    case 'locationStamp': {
      const stamp = locationStampOf(block);
      if (stamp.phase !== 'departing') return stamp.placeName;
      return `${stamp.traveller}: ${stamp.placeName} → ${stamp.destination}`;
    }
    case 'image':
      return imageName(block);
    default:
      return wordsOf(block);
  }
}

/** At most `most` characters, then an ellipsis; between two words where they have spaces. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const beginning = beginningOf(text, most);
  const words = beginning.replace(/\s+\S*$/, '');
  return `${words.length > most / 2 ? words : beginning.trimEnd()} …`;
}

/** How a body begins, in one line of at most `most` characters and an ellipsis; empty where it says nothing. */
export function nameOfContent(content: ContentNode, most: number): string {
  let name = '';
  for (const block of bodyOf(content).content ?? []) {
    const beginning = nameOfBlock(block).replaceAll(/\s+/g, ' ').trim();
    if (beginning !== '') name = name === '' ? beginning : `${name} · ${beginning}`;
    // What comes behind does not show.
    if (name.length > most) break;
  }
  return cutText(name, most);
}

/** The headline of an update, or how it begins; never empty. */
export function titleOf(update: PublishedUpdate): string {
  if (update.headline !== null) return update.headline;
  const name = nameOfContent(update.content, TITLE_LENGTH);
  if (name !== '') return name;
  return update.kind === 'summary' ? 'Summary' : 'Update';
}
