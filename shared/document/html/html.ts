import type { ContentNode } from '../../domain/content.ts';
import { numberAttribute, textAttribute, textOf } from '../../domain/content.ts';
import { directionOfText } from './direction.ts';
import { embedHtml } from '../schema/embed/html.ts';
import { imageHtml } from '../schema/image/html.ts';
import { inlineHtml } from './inline-html.ts';
import { locationStampHtml } from '../schema/location-stamp/html.ts';
import { quoteHtml } from '../schema/quote/html.ts';
import type { RenderBlock, RenderContext } from './render.ts';
import type { Html } from './template.ts';
import { attribute, html } from './template.ts';

function span(node: ContentNode, name: 'colspan' | 'rowspan'): Html | null {
  const value = numberAttribute(node, name);
  return value !== null && value > 1 && value <= 100 ? attribute(name, Math.floor(value)) : null;
}

/** For blocks whose marks, numbers or columns stand on the side from which their text begins. */
function side(node: ContentNode): Html | null {
  return attribute('dir', directionOfText(textOf(node)));
}

/** Updates are sections of a page whose headings they follow: their own begin at the third level. */
const headingHtml: RenderBlock = (node) =>
  numberAttribute(node, 'level') === 3
    ? html`<h4 dir="auto">${inlineHtml(node)}</h4>`
    : html`<h3 dir="auto">${inlineHtml(node)}</h3>`;

/** Letters and Roman numerals; what is no numbering of HTML's is left out. */
const NUMBERINGS: ReadonlySet<string> = new Set(['a', 'A', 'i', 'I']);

const orderedListHtml: RenderBlock = (node, _context, inner) => {
  const start = numberAttribute(node, 'start');
  const first = start !== null && start !== 1 ? attribute('start', Math.floor(start)) : null;
  const style = textAttribute(node, 'type');
  const letters = style !== null && NUMBERINGS.has(style) ? attribute('type', style) : null;
  return html`<ol${side(node)}${first}${letters}>
    ${inner(node)}
  </ol>`;
};

/** The nodes that are shown as what they are; every other leaves its text. */
const BLOCKS: Readonly<Record<string, RenderBlock>> = {
  headline: (node) => html`<h2 class="headline" dir="auto">${inlineHtml(node)}</h2>`,
  paragraph: (node) => html`<p dir="auto">${inlineHtml(node)}</p>`,
  heading: headingHtml,
  bulletList: (node, _context, inner) =>
    html`<ul${side(node)}>
      ${inner(node)}
    </ul>`,
  orderedList: orderedListHtml,
  listItem: (node, _context, inner) => html`<li>${inner(node)}</li>`,
  blockquote: (node, _context, inner) => html`<blockquote${side(node)}>${inner(node)}</blockquote>`,
  horizontalRule: () => html`<hr />`,
  table: (node, _context, inner) =>
    html`<div class="table" role="group" aria-label="Table" tabindex="0" ${side(node)}>
      <table>
        <tbody>
          ${inner(node)}
        </tbody>
      </table>
    </div>`,
  tableRow: (node, _context, inner) =>
    html`<tr>
      ${inner(node)}
    </tr>`,
  tableHeader: (node, _context, inner) =>
    html`<th${span(node, 'colspan')}${span(node, 'rowspan')}>${inner(node)}</th>`,
  tableCell: (node, _context, inner) =>
    html`<td${span(node, 'colspan')}${span(node, 'rowspan')}>${inner(node)}</td>`,
  quote: quoteHtml,
  locationStamp: locationStampHtml,
  image: imageHtml,
  embed: embedHtml,
};

function blockHtml(node: ContentNode, context: RenderContext): Html {
  const block = Object.hasOwn(BLOCKS, node.type) ? BLOCKS[node.type] : undefined;
  if (block !== undefined) return block(node, context, (parent) => childrenHtml(parent, context));
  return node.type === 'doc' ? childrenHtml(node, context) : html`<p>${textOf(node)}</p>`;
}

function childrenHtml(node: ContentNode, context: RenderContext): Html {
  return html`${(node.content ?? []).map((child) => blockHtml(child, context))}`;
}

/**
 * The HTML of a body as readers see it. Types and marks that are not listed leave their text alone, every
 * value is escaped, and addresses are checked again: a body is believed in nothing.
 */
export function renderContent(content: ContentNode, context: RenderContext): Html {
  return blockHtml(content, context);
}
