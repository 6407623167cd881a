import type { Node } from '@tiptap/pm/model';
import type { ContentNode } from '../../domain/content.ts';
import { canonicalJson, normalise } from '../schema/canonical.ts';
import { isHead, TABLE } from './form.ts';

/** What a block reads as, and the JSON of it with the keys of every object sorted. */
export interface CanonicalBlock {
  readonly content: ContentNode;
  readonly json: string;
}

/** Nodes never change: a block in which nobody has written since is neither normalised nor written again. */
const known = new WeakMap<Node, CanonicalBlock>();

/** Of a container, from those of its children. */
function ofContainer(node: Node): CanonicalBlock {
  const { type, attrs } = normalise({ type: node.type.name, attrs: node.attrs });
  const children = node.children.map(canonicalBlock);
  const attributes = attrs === undefined ? '' : `"attrs":${canonicalJson(attrs)},`;
  const inside = children.map(({ json }) => json).join(',');
  const holds = children.length === 0 ? '' : `"content":[${inside}],`;
  return {
    content: {
      type,
      ...(attrs === undefined ? {} : { attrs }),
      ...(children.length === 0 ? {} : { content: children.map(({ content }) => content) }),
    },
    json: `{${attributes}${holds}"type":${JSON.stringify(type)}}`,
  };
}

function ofWhole(node: Node): CanonicalBlock {
  const content = normalise(node.toJSON() as ContentNode);
  return { content, json: canonicalJson(content) };
}

/** A block, or a document, in the form in which it is published and hashed. */
export function canonicalBlock(node: Node): CanonicalBlock {
  const before = known.get(node);
  if (before !== undefined) return before;
  // What stands in a quote decides on its attributes.
  const isWhole = node.isTextblock || (isHead(node.type.name) && node.type.name !== TABLE);
  const block = isWhole ? ofWhole(node) : ofContainer(node);
  known.set(node, block);
  return block;
}
