import type { NodeConfig } from '@tiptap/core';
import type { DOMOutputSpec, Node } from '@tiptap/pm/model';
import { z } from 'zod';

/** Attributes of a block that was copied, where they still make sense; the clipboard may hold anything. */
function attributesOf(element: HTMLElement, schema: z.ZodType): Record<string, unknown> {
  try {
    const parsed = schema.safeParse(JSON.parse(element.dataset.attributes ?? '{}'));
    return parsed.success ? z.record(z.string(), z.unknown()).parse(parsed.data) : {};
  } catch {
    return {};
  }
}

/**
 * Lets a block's attributes travel through the clipboard's HTML: `tag` as in the block's spec, `hole`
 * false for blocks without content.
 */
export function clipboardAttributes(
  tag: string,
  name: string,
  schema: z.ZodType,
  hole = true,
): Pick<NodeConfig, 'parseHTML' | 'renderHTML'> {
  return {
    parseHTML: () => [
      { tag: `${tag}[data-block="${name}"]`, getAttrs: (element) => attributesOf(element, schema) },
    ],
    renderHTML: ({ node }: { readonly node: Node }): DOMOutputSpec => {
      const attributes = {
        'data-block': name,
        'data-attributes': JSON.stringify(node.attrs),
      };
      return hole ? [tag, attributes, 0] : [tag, attributes];
    },
  };
}
