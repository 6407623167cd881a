import type { Node, NodeType, Schema } from '@tiptap/pm/model';
import type { LineContent } from './entries.ts';
import { isTextBlock, PARAGRAPH, readElement, readPath, soundAttributes } from './form.ts';
import { inlineNodes } from './inline.ts';
import type { Placed } from './runs.ts';

/** The node type of that name, which the schema has. */
export function nodeType(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

/** A line as a node of that kind, with what it says. */
export function textBlock({ spans }: LineContent, kind: string, schema: Schema): Node {
  const { name, attributes } = readElement(kind);
  const type = nodeType(schema, name);
  return type.create(soundAttributes(type, attributes), inlineNodes(spans, type));
}

/** A line that is no part, with the containers that it stands in: in lists and cells every kind is a paragraph. */
export function placedLine(content: LineContent, inCell: boolean, schema: Schema): Placed {
  const { kind, path: written } = content;
  const path = readPath(written, { inCell, head: false });
  const isPlain = inCell || path.some(({ name }) => name !== 'blockquote');
  const isKind = !isPlain && isTextBlock(readElement(kind).name);
  return { node: textBlock(content, isKind ? kind : PARAGRAPH, schema), path, written };
}
