import { Node } from '@tiptap/core';

/** Something from elsewhere, which a reader loads with a click of their own. */
export const EmbedSpec = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    /** https address. */
    url: { default: null },
    title: { default: '' },
  }),
  parseHTML: () => [{ tag: 'div[data-block="embed"]' }],
  renderHTML: () => ['div', { 'data-block': 'embed' }],
});
