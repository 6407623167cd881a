import { listsFromWord } from './word-lists.ts';

/** Nothing of these reaches a reader, and word processors fill the clipboard with them. */
const JUNK =
  'style, script, meta, link, title, xml, o\\:p, w\\:sdt > w\\:sdtpr, [style*="display:none" i]';

const isBold = (style: CSSStyleDeclaration): boolean =>
  style.fontWeight === 'bold' || Number(style.fontWeight) >= 600;

function replaceTag(source: Element, tag: string): void {
  const made = source.ownerDocument.createElement(tag);
  made.append(...source.childNodes);
  source.replaceWith(made);
}

/** Google Docs wraps everything in a `<b>` that is not bold. */
function unwrapFalseBold(body: HTMLElement): void {
  for (const bold of body.querySelectorAll<HTMLElement>('b, strong')) {
    if (/^(normal|[1-5]00)$/.test(bold.style.fontWeight)) bold.replaceWith(...bold.childNodes);
  }
}

/** Spans that look bold, italic or struck become what they look like. */
function nameStyles(body: HTMLElement): void {
  for (const span of body.querySelectorAll<HTMLElement>('span[style]')) {
    const { style } = span;
    const tags = [
      ...(isBold(style) ? ['strong'] : []),
      ...(style.fontStyle === 'italic' ? ['em'] : []),
      ...(style.textDecoration.includes('line-through') ? ['s'] : []),
    ];
    for (const tag of tags) {
      const made = span.ownerDocument.createElement(tag);
      made.append(...span.childNodes);
      span.append(made);
    }
    span.removeAttribute('style');
  }
}

/** An update has one headline, its own: others' titles become headings, small ones the smallest that we have. */
function lowerHeadings(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1')) replaceTag(heading, 'h2');
  for (const heading of body.querySelectorAll('h4, h5, h6')) replaceTag(heading, 'h3');
}

function removeComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, 128 /* comments */);
  const comments: Node[] = [];
  while (walker.nextNode() !== null) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Empty paragraphs were spacing. */
function removeBlankParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p, h2, h3')) {
    if (paragraph.textContent.trim() === '' && paragraph.querySelector('img') === null) {
      paragraph.remove();
    }
  }
}

/**
 * HTML of Word, Google Docs or a web page, as the structure that it shows: lists are lists, bold is bold,
 * and the rest is left to the schema. What was copied from an editor of ours stays as it is.
 */
export function cleanHtml(html: string, parser: DOMParser): string {
  if (html.includes('data-pm-slice')) return html;
  const { body } = parser.parseFromString(html, 'text/html');
  listsFromWord(body);
  removeComments(body);
  for (const junk of body.querySelectorAll(JUNK)) junk.remove();
  unwrapFalseBold(body);
  nameStyles(body);
  lowerHeadings(body);
  removeBlankParagraphs(body);
  return body.innerHTML;
}
