import { hasWords, isBlock, isElement, isNothing, rename, tagOf, textsIn } from './markup.ts';
import { styleOf } from './styles.ts';

const isBreak = (node: Node | null | undefined): node is Element =>
  isElement(node) && tagOf(node) === 'br';

/** What shows beside a node on its own line, or null at the line's edge. */
function beside(node: Node, side: 'nextSibling' | 'previousSibling'): Node | null {
  let found: Node | null = node;
  while (found !== null) {
    let next: Node | null = found[side];
    while (next !== null && isNothing(next)) next = next[side];
    if (next !== null) return next;
    found = found.parentNode;
    if (found === null || isBlock(found)) return null;
  }
  return null;
}

/**
 * Takes away the line breaks that only space blocks or end them: they would show as empty lines or as
 * paragraphs of nothing ([C14]).
 */
export function removeSpacingBreaks(body: Element): void {
  const lines = [...body.querySelectorAll('br')];
  // Once from each side, as several may stand in a row.
  for (const line of [...lines, ...lines.toReversed()]) {
    if (line.parentNode === null) continue;
    const after = beside(line, 'nextSibling');
    const before = beside(line, 'previousSibling');
    // A break before the next block ends a line that ends anyway.
    if (after === null || isBlock(after) || before === null || isBlock(before)) line.remove();
  }
}

/** Where a block writes paragraphs as lines with an empty one between, as mails do, they become paragraphs. */
export function splitAtDoubleBreaks(body: Element): void {
  for (const line of body.querySelectorAll('br')) {
    const { parentNode } = line;
    let second: Node | null = line.nextSibling;
    while (second !== null && isNothing(second)) second = second.nextSibling;
    if (!isBreak(second) || !isElement(parentNode)) continue;
    if (!/^(p|div|body|td|blockquote|li)$/.test(tagOf(parentNode))) continue;
    if (parentNode.hasAttribute('data-part')) continue;
    const lines = line.ownerDocument.createElement('p');
    let first: ChildNode | null = line.previousSibling;
    while (first !== null && !isBlock(first)) {
      const before: ChildNode | null = first.previousSibling;
      lines.prepend(first);
      first = before;
    }
    line.before(lines);
    line.remove();
    second.remove();
    // A paragraph holds no paragraph: the first part moves out before it.
    if (tagOf(parentNode) === 'p') parentNode.before(lines);
  }
}

/** Text that shows its line breaks as they are written: each is one of ours. */
export function keepLinesOfCode(body: Element): void {
  for (const code of body.querySelectorAll('pre, textarea, [style*="white-space" i]')) {
    if (
      !/^(pre|textarea)$/.test(tagOf(code)) &&
      styleOf(code).get('white-space')?.startsWith('pre') !== true
    )
      continue;
    for (const text of textsIn(code)) breakLines(text);
  }
  for (const code of body.querySelectorAll('pre, textarea, listing, xmp')) {
    const made = rename(code, 'p');
    made.setAttribute('style', 'white-space: pre-wrap');
  }
}

function breakLines(text: Text): void {
  if (!/[\r\n]/.test(text.data) || text.parentNode === null) return;
  const lines = text.data.split(/\r\n|\r|\n/);
  // Between the tags of a page that is written in lines.
  if (
    lines.every((line) => line.trim() === '') &&
    lines.length > 1 &&
    isBlock(text.nextSibling ?? text.previousSibling)
  )
    return;
  const made = text.ownerDocument.createDocumentFragment();
  for (const [index, line] of lines.entries()) {
    if (index > 0) made.append(text.ownerDocument.createElement('br'));
    if (line !== '') made.append(line);
  }
  text.replaceWith(made);
}

const KEEPS = 'img, hr, table, figure, [data-block], input';

/** Empty paragraphs were spacing. */
export function removeBlankParagraphs(body: Element): void {
  for (const paragraph of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, blockquote, li')) {
    if (hasWords(paragraph) || paragraph.querySelector(KEEPS) !== null) continue;
    paragraph.remove();
  }
  for (const list of [...body.querySelectorAll('ul, ol')].toReversed()) {
    if (list.childElementCount === 0) list.remove();
  }
}
