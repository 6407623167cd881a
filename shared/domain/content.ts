import { scriptText } from './script-text.ts';

/** JSON values as they can stand in an attribute. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface ContentMark {
  readonly type: string;
  readonly attrs?: { readonly [name: string]: Json };
}

/** One node of ProseMirror JSON. The names of nodes and attributes are those of shared/document. */
export interface ContentNode {
  readonly type: string;
  readonly attrs?: { readonly [name: string]: Json };
  readonly content?: readonly ContentNode[];
  readonly text?: string;
  readonly marks?: readonly ContentMark[];
}

/** A whole body: `type` is `doc`, its content the blocks. */
export const EMPTY_CONTENT: ContentNode = { type: 'doc', content: [] };

const LINE_BREAK_BETWEEN = new Set([
  'doc',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'quote',
  'locationStamp',
  'image',
]);

/** The text of a node and all beneath it; blocks are separated by a line break, raised numbers stay raised. */
export function textOf(node: ContentNode): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.text !== undefined) return scriptText(node.text, node.marks ?? []);
  const parts = (node.content ?? []).map(textOf);
  if (!LINE_BREAK_BETWEEN.has(node.type)) return parts.join('');
  return parts.filter((part) => part !== '').join('\n');
}

/** All nodes of one type, in document order, with nested ones. */
export function nodesOfType(node: ContentNode, type: string): readonly ContentNode[] {
  const own = node.type === type ? [node] : [];
  return [...own, ...(node.content ?? []).flatMap((child) => nodesOfType(child, type))];
}

/** The text of a block's named part, such as `quoteSpeaker`; merged parts of one name are joined. */
export function partText(block: ContentNode, part: string): string {
  return (block.content ?? [])
    .filter((child) => child.type === part)
    .map(textOf)
    .join(' ')
    .trim();
}

export function textAttribute(node: ContentNode, name: string): string | null {
  const value = node.attrs?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberAttribute(node: ContentNode, name: string): number | null {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The first headline's text, or null where the update has none. */
export function headlineOf(content: ContentNode): string | null {
  const headline = (content.content ?? []).find(
    (block) => block.type === 'headline' && textOf(block).trim() !== '',
  );
  return headline === undefined ? null : textOf(headline).trim();
}
