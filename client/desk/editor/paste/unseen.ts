import { isElement, tagOf } from './markup.ts';
import type { Style } from './styles.ts';
import { pixels, styleOf } from './styles.ts';

/** Nothing of these was on the screen. */
const NEVER_SHOWN = new Set(
  'annotation area base datalist head link map meta noscript optgroup option param script select style svg template title xml o:p'.split(
    ' ',
  ),
);

const HIDDEN_CLASS =
  /(^|\s)(visually-?hidden|sr-only|screen-?reader(-text|-only)?|katex-mathml|MsoCommentReference)(\s|$)/i;

/** Word keeps its comments at the end of the text, and anchors for them within. */
const WORD_COMMENT = /^comment(-list|-reference)?$/;

const isZero = (value: string | undefined): boolean => value !== undefined && pixels(value) === 0;

/** Cut down to a point, so that only screen readers find it. */
function isClipped(style: Style): boolean {
  const point = (pixels(style.get('width')) ?? 9) <= 1 && (pixels(style.get('height')) ?? 9) <= 1;
  const clip = `${style.get('clip') ?? ''} ${style.get('clip-path') ?? ''}`;
  const cut = /rect\((0|1px)|inset\((50|100)%/.test(clip);
  return (
    style.get('position') === 'absolute' && (cut || (point && style.get('overflow') === 'hidden'))
  );
}

function isHiddenBy(style: Style): boolean {
  if (style.size === 0) return false;
  return (
    style.get('display') === 'none' ||
    /^(hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    WORD_COMMENT.test(style.get('mso-element') ?? '') ||
    style.get('mso-special-character')?.startsWith('comment') === true ||
    Number(style.get('opacity') ?? 1) === 0 ||
    isZero(style.get('font-size')) ||
    (isZero(style.get('max-height')) && style.get('overflow') === 'hidden') ||
    isClipped(style)
  );
}

function isUnseen(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === 'o:p') return (element.textContent ?? '').trim() === '';
  if (NEVER_SHOWN.has(tag) || /^(v:|m:|w:sdtpr$)/.test(tag)) return true;
  if (element.hasAttribute('hidden') && element.getAttribute('hidden') !== 'false') return true;
  return HIDDEN_CLASS.test(element.getAttribute('class') ?? '') || isHiddenBy(styleOf(element));
}

function removeComments(body: Element): void {
  const walker = body.ownerDocument.createTreeWalker(body, 128 /* comments */);
  const comments: Node[] = [];
  while (walker.nextNode() !== null) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Takes away what the writer did not see: comments, scripts, styles, hidden text and its kin. */
export function removeUnseen(body: Element): void {
  removeComments(body);
  for (const element of body.querySelectorAll('*')) {
    if (isElement(element.parentNode) && isUnseen(element)) element.remove();
  }
}
