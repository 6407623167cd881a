import { hasWords, moveChildren, rename, unwrap } from './markup.ts';
import { mediaUrl } from './pictures.ts';

const textOf = (root: Element | null): string =>
  (root?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** A block as the clipboard of the desk writes it: its fields as parts, its attributes as JSON. */
function block(
  document: Document,
  {
    tag,
    name,
    attributes,
  }: { readonly tag: string; readonly name: string; readonly attributes: object },
  parts: readonly (readonly [string, string | Element | null])[],
): Element {
  const made = document.createElement(tag);
  made.setAttribute('data-block', name);
  made.setAttribute('data-attributes', JSON.stringify(attributes));
  for (const [part, content] of parts) {
    const field = document.createElement('div');
    field.setAttribute('data-part', part);
    if (typeof content === 'string') field.append(content);
    else if (content !== null) moveChildren(content, field);
    made.append(field);
  }
  return made;
}

const timeIn = (root: Element | null): string | null =>
  root?.querySelector('time[datetime]')?.getAttribute('datetime') ?? null;

/** Nobody at this desk has confirmed what a page says, so a quote begins as not confirmed. */
function quoteBlock(figure: Element): Element {
  const find = (name: string): Element | null => figure.querySelector(`.${name}`);
  const words = find('quote-words');
  const attributes = {
    saidAt: timeIn(find('quote-said')),
    language: words?.getAttribute('lang') ?? null,
  };
  const translation = textOf(find('quote-translation'));
  return block(figure.ownerDocument, { tag: 'figure', name: 'quote', attributes }, [
    ['quoteText', words?.querySelector('p') ?? words],
    ['quoteSpeaker', textOf(find('quote-speaker'))],
    ['quoteRole', textOf(find('quote-role'))],
    ['quoteSource', textOf(find('quote-source'))],
    ...(translation === '' ? [] : [['quoteTranslation', translation] as const]),
  ]);
}

const DURATION = /^(?:(\d{1,3}) h)?\s*(?:(\d{1,2}) min)?$/;

function minutesOf(text: string): number | null {
  const [, hours, minutes] = DURATION.exec(text) ?? [];
  if (hours === undefined && minutes === undefined) return null;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0) || null;
}

/** Carrier and length of a journey: facts without names, told apart by their form. */
function journeyOf(journey: Element | null) {
  const facts = [...(journey?.querySelectorAll('.facts > span') ?? [])]
    .filter((fact) => fact.querySelector('time') === null)
    .map(textOf);
  return {
    carrier: facts.find((fact) => minutesOf(fact) === null) ?? '',
    durationMinutes: facts.map(minutesOf).find((minutes) => minutes !== null) ?? null,
  };
}

function stampBlock(stamp: Element): Element {
  const phase = stamp.getAttribute('data-phase');
  const line = stamp.querySelector('.stamp-line');
  const route = stamp.querySelector('.stamp-route');
  const traveller = textOf(route?.querySelector('strong') ?? null);
  for (const said of route?.querySelectorAll('strong, .arrow') ?? []) said.remove();
  const { carrier, durationMinutes } = journeyOf(stamp.querySelector('.stamp-journey'));
  const attributes = { phase, at: timeIn(line), durationMinutes };
  const journey = [
    ['traveller', traveller],
    ['destination', textOf(route)],
    ['carrier', carrier],
  ] as const;
  return block(stamp.ownerDocument, { tag: 'div', name: 'locationStamp', attributes }, [
    ['placeName', textOf(stamp.querySelector('.stamp-place'))],
    ...(phase === 'departing' ? journey : []),
  ]);
}

/** A picture of this house; null for one from elsewhere. */
function imageBlock(figure: Element, origin: string): Element | null {
  const picture = figure.querySelector('img');
  const src = mediaUrl(picture?.getAttribute('src') ?? '', origin);
  if (picture === null || src === null) return null;
  const size = (name: string): number | null => Number(picture.getAttribute(name)) || null;
  const alt = picture.getAttribute('alt') ?? '';
  const attributes = { src, alt, width: size('width'), height: size('height') };
  const credit = figure.querySelector('.image-credit');
  const creditText = textOf(credit);
  credit?.remove();
  return block(figure.ownerDocument, { tag: 'figure', name: 'image', attributes }, [
    ['imageCaption', textOf(figure.querySelector('figcaption'))],
    ['imageCredit', creditText],
  ]);
}

function embedBlock(embed: Element): Element {
  const attributes = {
    url: embed.getAttribute('data-embed'),
    title: textOf(embed.querySelector('a')),
  };
  return block(embed.ownerDocument, { tag: 'div', name: 'embed', attributes }, []);
}

/** What the page says about an update, and no update says of itself: its time, its marks, its buttons. */
const FURNITURE =
  'a.share, [data-share], .embed-consent, article[data-update] > .when, article[data-update] .mark, article[data-update] .credits';

/** An update's headings stand below the page's own, and have a direction; browsers copy nothing around them. */
function raiseHeadings(body: Element): void {
  const others = body.querySelector(
    'h1, h2:not(.headline), h3:not([dir="auto"]), h4:not([dir="auto"])',
  );
  if (others === null) {
    for (const heading of body.querySelectorAll('h3')) rename(heading, 'h2');
    for (const heading of body.querySelectorAll('h4')) rename(heading, 'h3');
  }
  for (const headline of body.querySelectorAll('article[data-update] h2.headline > a'))
    unwrap(headline);
}

/**
 * What was copied from our readers' page comes back as the blocks that it was made of, without the page's
 * buttons and labels ([C15]).
 */
export function readReadersPage(body: Element, origin: string): void {
  for (const furniture of body.querySelectorAll(FURNITURE)) furniture.remove();
  raiseHeadings(body);
  for (const figure of body.querySelectorAll('figure.quote')) {
    if (figure.hasAttribute('data-block')) continue;
    if (hasWords(figure)) figure.replaceWith(quoteBlock(figure));
  }
  for (const stamp of body.querySelectorAll('div.stamp[data-phase]')) {
    stamp.replaceWith(stampBlock(stamp));
  }
  for (const figure of body.querySelectorAll('figure.image')) {
    const made = imageBlock(figure, origin);
    if (made !== null) figure.replaceWith(made);
  }
  for (const embed of body.querySelectorAll('div.embed[data-embed]')) {
    embed.replaceWith(embedBlock(embed));
  }
}
