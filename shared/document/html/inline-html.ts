import type { ContentMark, ContentNode } from '../../domain/content.ts';
import { textOf } from '../../domain/content.ts';
import type { Html, Piece } from './template.ts';
import { html } from './template.ts';
import { isAllowedUrl } from '../schema/url.ts';

function linkHtml(mark: ContentMark, inner: Html): Html {
  const address = mark.attrs?.href;
  if (typeof address !== 'string' || !isAllowedUrl(address)) return inner;
  return html`<a href="${address}" rel="noopener nofollow">${inner}</a>`;
}

/** Marks that this list does not name leave their text as it is. */
const MARKS: Readonly<Record<string, (inner: Html, mark: ContentMark) => Html>> = {
  bold: (inner) => html`<strong>${inner}</strong>`,
  italic: (inner) => html`<em>${inner}</em>`,
  strike: (inner) => html`<s>${inner}</s>`,
  superscript: (inner) => html`<sup>${inner}</sup>`,
  subscript: (inner) => html`<sub>${inner}</sub>`,
  link: (inner, mark) => linkHtml(mark, inner),
};

function runHtml(node: ContentNode): Html {
  if (node.type === 'hardBreak') return html`<br />`;
  const text = html`${node.type === 'text' ? (node.text ?? '') : textOf(node)}`;
  return (node.marks ?? []).reduceRight((inner, mark) => {
    const wrap = Object.hasOwn(MARKS, mark.type) ? MARKS[mark.type] : undefined;
    return wrap === undefined ? inner : wrap(inner, mark);
  }, text);
}

/** The text runs of a node, with their marks. */
export function inlineHtml(node: ContentNode): Piece {
  return (node.content ?? []).map(runHtml);
}
