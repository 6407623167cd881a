import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { ContentNode } from '../../domain/content.ts';
import { compareWords } from '../../domain/words.ts';
import { blockHunks } from '../diff/block-hunks.ts';
import { documentSchema } from '../schema/registry.ts';
import { bodyOf } from './draft.ts';

/** Writes only the words that differ, so that the others keep their writer; marks follow afterwards. */
function rewordText(text: Y.XmlText, words: string): void {
  const before = yTextOf(text);
  let index = 0;
  for (const { kind, text: run } of compareWords(before, words)) {
    if (kind === 'removed') text.delete(index, run.length);
    else {
      if (kind === 'added') text.insert(index, run);
      index += run.length;
    }
  }
}

function yTextOf(text: Y.XmlText): string {
  // A text's delta is untyped; the schema knows no embeds, so each insert is a string.
  const delta = text.toDelta() as readonly { readonly insert: string }[];
  return delta.map(({ insert }) => insert).join('');
}

function reword(element: Y.XmlElement, node: Node): void {
  const children = element.toArray();
  const [only] = children;
  if (node.isTextblock && node.childCount > 0 && node.children.every((child) => child.isText)) {
    if (children.length === 1 && only instanceof Y.XmlText) rewordText(only, node.textContent);
    return;
  }
  if (children.length !== node.childCount) return;
  for (const [index, child] of children.entries()) {
    const target = node.child(index);
    if (child instanceof Y.XmlElement && child.nodeName === target.type.name) reword(child, target);
  }
}

/** Makes an element of the document say what the node says. */
function rewrite(document: Y.Doc, element: Y.XmlElement, node: Node): void {
  reword(element, node);
  updateYFragment(document, element, node, { mapping: new Map(), isOMark: new Map() });
}

/** A block that goes on: of one type, and where it has an id, of one id. */
function goesOnAs(element: Y.XmlElement, node: Node): boolean {
  const id: unknown = element.getAttribute('id');
  return element.nodeName === node.type.name && (id ?? null) === (node.attrs.id ?? null);
}

/** Replaces `count` blocks from `index` on. */
function replaceBlocks(
  document: Y.Doc,
  { index, count }: { readonly index: number; readonly count: number },
  nodes: readonly Node[],
): void {
  const body = bodyOf(document);
  for (const [offset, node] of nodes.entries()) {
    const place = index + offset;
    const before = offset < count ? body.get(place) : undefined;
    if (before instanceof Y.XmlElement && goesOnAs(before, node)) {
      rewrite(document, before, node);
      continue;
    }
    if (offset < count) body.delete(place, 1);
    const element = new Y.XmlElement(node.type.name);
    body.insert(place, [element]);
    rewrite(document, element, node);
  }
  if (count > nodes.length) body.delete(index + nodes.length, count - nodes.length);
}

/**
 * Makes the body say `content`, which must fit the schema, as an ordinary edit of the document: blocks that
 * stay are not touched, and in a block that changes only the words that differ. Never a reset: what others
 * type meanwhile merges with it.
 */
export function replaceBody(document: Y.Doc, content: ContentNode): void {
  const nodes = Node.fromJSON(documentSchema, content).children;
  const before = yXmlFragmentToProsemirrorJSON(bodyOf(document)) as ContentNode;
  let place = 0;
  for (const hunk of blockHunks(before, content)) {
    if (hunk.kind === 'differs') {
      const after = nodes.slice(place, place + hunk.after.length);
      replaceBlocks(document, { index: place, count: hunk.before.length }, after);
    }
    place += hunk.kind === 'same' ? hunk.blocks.length : hunk.after.length;
  }
}
