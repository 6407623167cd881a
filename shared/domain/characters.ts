/** Controls but for tab and line breaks, code points that mean nothing, and halves of surrogate pairs. */
const UNSOUND = /[^\t\n\r\P{Cc}]|[\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

/**
 * The text without characters that XML or HTML cannot hold: one of them makes a whole feed unreadable.
 * Sound text comes back as it is.
 */
export const soundText = (text: string): string => text.replaceAll(UNSOUND, '');

/** Made on first use: a reader's browser without it still shows the page. */
let graphemes: Intl.Segmenter | null = null;

/** Where the character at `index`, as people count them, begins. */
function beginningOfCharacter(text: string, index: number): number {
  if (!('Segmenter' in Intl)) return index;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes.segment(text).containing(index)?.index ?? index;
}

/**
 * The first `most` UTF-16 units of a text, or a little less: an emoji, a flag or a letter with its accents is
 * never cut in two, unless it alone is longer than that.
 */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = beginningOfCharacter(text, most);
  return soundText(text.slice(0, end === 0 ? most : end));
}
