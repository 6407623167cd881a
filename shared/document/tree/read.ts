import * as Y from 'yjs';
import type { ContentMark, ContentNode, Json } from '../../domain/content.ts';
import { normalise } from '../schema/canonical.ts';

// How drafts were held before they were one sequence: elements and texts in each other, as ProseMirror nests its
// nodes. Only the conversion of what is stored, and of what old devices bring, reads this form.

/** The version of the schema whose drafts are trees. */
export const TREE_SCHEMA = 1;

const BODY_ROOT = 'body';
const META_ROOT = 'meta';

export const treeBodyOf = (document: Y.Doc): Y.XmlFragment => document.getXmlFragment(BODY_ROOT);
export const treeMetaOf = (document: Y.Doc): Y.Map<unknown> => document.getMap(META_ROOT);

export type TreeChild = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** A draft of the old form from its stored parts, in their order. Throws where Yjs cannot read them. */
export function openTree(parts: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc();
  // Roots get their types here, so that bytes which name them cannot choose others.
  treeBodyOf(document);
  treeMetaOf(document);
  document.transact((transaction) => {
    for (const part of parts) Y.applyUpdate(document, part);
    // Yjs would tidy up marks after a remote transaction, with edits of its own.
    transaction.local = true;
  });
  return document;
}

/** Marks of one type that may overlap were kept apart by a hash behind their name. */
const HASHED_MARK = /^(.*)--[a-zA-Z0-9+/=]{8}$/;

interface Delta {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function markOf([name, value]: readonly [string, unknown]): ContentMark {
  const type = HASHED_MARK.exec(name)?.[1] ?? name;
  const hasAttributes = typeof value === 'object' && value !== null;
  // What Yjs keeps under a format came from JSON.
  return hasAttributes ? { type, attrs: value as Readonly<Record<string, Json>> } : { type };
}

function textNodes(text: Y.XmlText): readonly ContentNode[] {
  // A delta is untyped.
  return (text.toDelta() as readonly Delta[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    const marks = Object.entries(attributes).map(markOf);
    return [{ type: 'text', text: insert, ...(marks.length === 0 ? {} : { marks }) }];
  });
}

function nodesOf(child: TreeChild): readonly ContentNode[] {
  if (child instanceof Y.XmlText) return textNodes(child);
  if (!(child instanceof Y.XmlElement)) return [];
  // Attributes of an element are whatever JSON the editor had.
  const attrs = child.getAttributes() as Readonly<Record<string, Json>>;
  return [{ type: child.nodeName, attrs, content: child.toArray().flatMap(nodesOf) }];
}

/** The body of a draft of the old form, exactly as the old program read it. */
export const treeContent = (document: Y.Doc): ContentNode =>
  normalise({ type: 'doc', content: treeBodyOf(document).toArray().flatMap(nodesOf) });
