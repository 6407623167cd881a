import { Node } from '@tiptap/core';

/**
 * A named text field inside a block. Text that people edit is content and no attribute, as attributes
 * are last-write-wins ([W5]).
 */
export function partSpec(name: string, allowed = { content: 'text*', marks: '' }) {
  return Node.create({
    name,
    content: allowed.content,
    marks: allowed.marks,
    defining: true,
    isolating: true,
    parseHTML: () => [{ tag: `[data-part="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      { ...HTMLAttributes, 'data-part': name, dir: 'auto' },
      0,
    ],
  });
}
