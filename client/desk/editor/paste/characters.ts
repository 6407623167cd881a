import { soundText } from '../../../../shared/domain/characters.ts';

/** Characters that end a line where they come from, and that no browser shows as such. */
// eslint-disable-next-line no-control-regex
const LINE_ENDS = /[\u000B\u000C\u0085\u2028\u2029]/g;

/** Places of attachments and of notes between the lines. */
const PLACE_HOLDERS = /[\uFFF9-\uFFFC]/g;

/** Hints for breaking lines, and byte order marks: they break searches, and nobody has seen them. */
const UNSEEN = /[\u00AD\u2060\uFEFF]/g;

/** In scripts without spaces the invisible space says where a word ends. */
const INVISIBLE_SPACE =
  /(?<![\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}])\u200B|\u200B(?![\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}])/gu;

/** Without this test, five regular expressions would look at every text for nothing. */
const SUSPICIOUS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2028\u2029\u2060\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFF]/;

/** Text without what nobody sees [C26]; `lineEnd` stands where a line ended in a way of its own. */
export function cleanCharacters(text: string, lineEnd: ' ' | '\n' = ' '): string {
  if (!SUSPICIOUS.test(text)) return text;
  return soundText(text.replaceAll(LINE_ENDS, lineEnd))
    .replaceAll(PLACE_HOLDERS, '')
    .replaceAll(UNSEEN, '')
    .replaceAll(INVISIBLE_SPACE, '');
}
