import { DOCUMENT_LIMITS } from '../../../../shared/limits.ts';
import { isBlock, isElement, moveChildren, tagOf } from './markup.ts';
import { pixels, styleOf } from './styles.ts';

const BORDER = /(?:^|\s)(?:solid|double)(?:\s|$)/;

/** Outlook shows what is quoted by a line on its side. */
export function quotesFromOutlook(body: Element): void {
  for (const quoted of body.querySelectorAll('div[style*="border-left" i]')) {
    const style = styleOf(quoted);
    const width = pixels(/[\d.]+(?:pt|px)/.exec(style.get('border-left') ?? '')?.[0]);
    if (!BORDER.test(style.get('border-left') ?? '') || width === null || width === 0) continue;
    const made = quoted.ownerDocument.createElement('blockquote');
    moveChildren(quoted, made);
    quoted.replaceWith(made);
  }
}

/** How many quotes or lists of lists stand around a new one. */
function depthOf(element: Element): number {
  let depth = 0;
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/^(blockquote|ul|ol)$/.test(tagOf(at))) depth += 1;
  }
  return depth;
}

/** What only groups lines. */
const GROUPS = new Set(['blockquote', 'ul', 'ol', 'menu', 'dir', 'li', 'div']);

/** The lines within a group, however deep; text that stands in no block becomes a paragraph. */
function linesIn(group: Element, lines: DocumentFragment): void {
  let run: Element | null = null;
  for (const child of Array.from(group.childNodes)) {
    if (isElement(child) && GROUPS.has(tagOf(child))) {
      run = null;
      linesIn(child, lines);
    } else if (isBlock(child)) {
      run = null;
      lines.append(child);
    } else {
      run ??= lines.appendChild(group.ownerDocument.createElement('p'));
      run.append(child);
    }
  }
}

/** What is nested deeper than a draft holds, as mails are, stands on the deepest level that there is. */
export function limitDepth(body: Element): void {
  for (const container of body.querySelectorAll('blockquote, ul, ol')) {
    if (!body.contains(container)) continue;
    if (depthOf(container) !== DOCUMENT_LIMITS.containers) continue;
    const lines = container.ownerDocument.createDocumentFragment();
    linesIn(container, lines);
    container.replaceWith(lines);
  }
}
