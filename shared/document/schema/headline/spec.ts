import { Node } from '@tiptap/core';

/** The update's own headline. The schema allows any number anywhere ([W5]); the publish check does not. */
export const HeadlineSpec = Node.create({
  name: 'headline',
  group: 'block',
  content: 'text*',
  marks: '',
  defining: true,
  parseHTML: () => [{ tag: 'h1' }],
  renderHTML: ({ HTMLAttributes }) => ['h1', { ...HTMLAttributes, dir: 'auto' }, 0],
});
