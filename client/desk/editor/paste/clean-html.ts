import { cleanTexts, distrustQuotes, keepKnownAttributes } from './attributes.ts';
import { keepCheckBoxes, tidyLists } from './lists.ts';
import {
  keepLinesOfCode,
  removeBlankParagraphs,
  removeSpacingBreaks,
  splitAtDoubleBreaks,
} from './lines.ts';
import { Losses } from './losses.ts';
import { limitDepth, quotesFromOutlook } from './mails.ts';
import { keepReadings, nameMarks, plainSpaces } from './marks.ts';
import { rename, unwrap } from './markup.ts';
import { notePicturesOfWord, takeFrames, takePictures, takeRecordings } from './pictures.ts';
import { readReadersPage } from './readers-page.ts';
import { applyClasses, sheetOf } from './styles.ts';
import { tidyTables } from './tables.ts';
import { removeUnseen } from './unseen.ts';
import { headingsFromWord, listsFromWord, wordFormats } from './word-lists.ts';
import { headingsFromRoles, listsFromWordForTheWeb } from './word-web-lists.ts';

export interface CleanHtml {
  readonly html: string;
  /** `data:` pictures in the order in which `PICTURE_PLACE` stands for them in the text. */
  readonly pictures: readonly string[];
  readonly losses: Losses;
}

export interface CleanContext {
  readonly parser: DOMParser;
  /** Scheme, host and port of this house. */
  readonly origin: string;
}

/** An update has one headline, its own: others' titles become headings, small ones the smallest that we have. */
function lowerHeadings(body: Element): void {
  for (const heading of body.querySelectorAll('h1')) rename(heading, 'h2');
  for (const heading of body.querySelectorAll('h4, h5, h6')) rename(heading, 'h3');
}

/** Tags of programs' own around what they copied. */
function unwrapShells(body: Element): void {
  const shells = 'google-sheets-html-origin, object, center, font, w\\:sdt, o\\:p, st1\\:place';
  for (const shell of body.querySelectorAll(shells)) unwrap(shell);
}

/** What each program writes in its own way becomes what HTML has for it. */
function readSources(page: Document, origin: string, losses: Losses): void {
  const { body } = page;
  const sheet = sheetOf(page);
  const formats = wordFormats(sheet);
  applyClasses(body, sheet);
  notePicturesOfWord(body, losses);
  removeUnseen(body);
  cleanTexts(body);
  readReadersPage(body, origin);
  listsFromWord(body, formats);
  headingsFromWord(body);
  listsFromWordForTheWeb(body);
  headingsFromRoles(body);
  quotesFromOutlook(body);
  plainSpaces(body);
  keepReadings(body);
  keepCheckBoxes(body);
}

/**
 * HTML of a word processor, a mail or a web page, as the structure that it shows. Nothing that the writer did
 * not see comes along; what was seen and cannot come is in `losses`.
 */
export function cleanHtml(html: string, context: CleanContext): CleanHtml {
  const page = context.parser.parseFromString(html, 'text/html');
  const { body } = page;
  const losses = new Losses();
  readSources(page, context.origin, losses);
  nameMarks(body);
  lowerHeadings(body);
  takeRecordings(body, losses);
  takeFrames(body, losses);
  unwrapShells(body);
  const pictures = takePictures(body, { losses, origin: context.origin });
  keepLinesOfCode(body);
  removeSpacingBreaks(body);
  splitAtDoubleBreaks(body);
  removeSpacingBreaks(body);
  tidyLists(body, losses);
  tidyTables(body, losses);
  limitDepth(body);
  removeBlankParagraphs(body);
  distrustQuotes(body);
  keepKnownAttributes(body);
  return { html: body.innerHTML, pictures, losses };
}
