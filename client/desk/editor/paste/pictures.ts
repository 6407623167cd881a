import { isMediaUrl, isPublicAddress } from '../../../../shared/document/schema/url.ts';
import type { Losses } from './losses.ts';
import { hasWords } from './markup.ts';
import { pixels, styleOf } from './styles.ts';

/** Stands in the text for a picture that is still to be uploaded: no text has it (it is cleaned away). */
export const PICTURE_PLACE = '\uFFFC';

/** Pictures that a paste carries, at most; more are said to be left out. */
const MAXIMUM_PICTURES = 30;

const CARRIED = /^data:image\/(png|jpeg|gif|webp|avif)(;[\w=-]+)*,/i;

/** Counters of who opens a mail, and spacers: nobody saw them. */
function isSpeck(picture: Element): boolean {
  const style = styleOf(picture);
  const sizes = (['width', 'height'] as const).map(
    (name) => pixels(style.get(name)) ?? pixels(picture.getAttribute(name)),
  );
  return sizes.some((size) => size !== null && size <= 2);
}

/** A smiley that a page shows as a picture is a character. */
function emojiOf(picture: Element): string | null {
  const text = picture.getAttribute('alt') ?? picture.getAttribute('data-emoji') ?? '';
  const isEmoji =
    /^(\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Component}){1,10}$/u.test(text);
  return isEmoji && !/^[\d#*]+$/.test(text) ? text : null;
}

/** The address of an uploaded picture of this house, or null. */
export function mediaUrl(source: string, origin: string): string | null {
  if (!URL.canParse(source, origin)) return null;
  const url = new URL(source, origin);
  return url.origin === origin && isMediaUrl(url.pathname) ? url.pathname : null;
}

/** An uploaded picture as the block that it is; what a caption said is not known here. */
function mediaBlock(picture: Element, source: string): Element {
  const block = picture.ownerDocument.createElement('figure');
  const size = (name: string): number | null => {
    const value = Number(picture.getAttribute(name));
    return Number.isInteger(value) && value > 0 ? value : null;
  };
  const alt = picture.getAttribute('alt') ?? '';
  const attributes = { src: source, alt, width: size('width'), height: size('height') };
  block.setAttribute('data-block', 'image');
  block.setAttribute('data-attributes', JSON.stringify(attributes));
  return block;
}

/** Text that says what was there, where a picture was all that a link or a line held. */
function leaveAlt(picture: Element): void {
  const link = picture.closest('a');
  const alt = (picture.getAttribute('alt') ?? '').trim();
  if (link !== null && !hasWords(link) && alt !== '') picture.replaceWith(alt);
  else picture.remove();
}

export interface PictureContext {
  readonly losses: Losses;
  /** Scheme, host and port of this house, whose own pictures stay. */
  readonly origin: string;
}

/**
 * Takes the pictures out: those of this house become blocks, those that the clipboard carries are returned
 * to be uploaded and leave a mark in their places, smileys become characters, and others are said ([C16]).
 */
export function takePictures(body: Element, { losses, origin }: PictureContext): readonly string[] {
  const carried: string[] = [];
  for (const picture of body.querySelectorAll('img, image, picture > source')) {
    if (picture.nodeName === 'SOURCE' || isSpeck(picture)) {
      picture.remove();
      continue;
    }
    const source = picture.getAttribute('src')?.trim() ?? '';
    const media = mediaUrl(source, origin);
    const emoji = emojiOf(picture);
    if (media !== null) picture.replaceWith(mediaBlock(picture, media));
    else if (emoji !== null) picture.replaceWith(emoji);
    else if (CARRIED.test(source) && carried.length < MAXIMUM_PICTURES) {
      carried.push(source);
      picture.replaceWith(PICTURE_PLACE);
    } else {
      if (source !== '') losses.note('picture');
      leaveAlt(picture);
    }
  }
  return carried;
}

/** Word draws some pictures in a language of its own, at times without any other. */
export function notePicturesOfWord(body: Element, losses: Losses): void {
  if (body.querySelector('img') !== null) return;
  losses.note('picture', body.querySelectorAll('v\\:imagedata').length);
}

/** What a page shows from elsewhere is an embed here, which readers load with a click of their own. */
export function takeFrames(body: Element, losses: Losses): void {
  for (const frame of body.querySelectorAll('iframe, frame')) {
    const url = frame.getAttribute('src') ?? '';
    if (isSpeck(frame)) frame.remove();
    else if (isPublicAddress(url)) {
      const block = frame.ownerDocument.createElement('div');
      const title = (frame.getAttribute('title') ?? '').slice(0, 300);
      block.setAttribute('data-block', 'embed');
      block.setAttribute('data-attributes', JSON.stringify({ url, title }));
      frame.replaceWith(block);
    } else {
      losses.note('frame');
      frame.remove();
    }
  }
}

/** Films and sound are no blocks here. */
export function takeRecordings(body: Element, losses: Losses): void {
  for (const recording of body.querySelectorAll('video, audio, canvas, object, embed, applet')) {
    const holdsText = recording.nodeName === 'OBJECT' && hasWords(recording);
    if (holdsText) continue;
    losses.note('recording');
    recording.remove();
  }
}
