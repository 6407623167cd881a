import { Node } from '@tiptap/core';
import { partSpec } from '../part.ts';

export const ImageCaptionSpec = partSpec('imageCaption');
export const ImageCreditSpec = partSpec('imageCredit');

export const IMAGE_PARTS = ['imageCaption', 'imageCredit'] as const;

/** An uploaded picture. `src` is `/media/<id>`; pictures from elsewhere are not shown. */
export const ImageSpec = Node.create({
  name: 'image',
  group: 'block',
  content: `(${IMAGE_PARTS.join(' | ')})*`,
  defining: true,
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null },
    alt: { default: '' },
    /** Pixels, so that the page keeps the room before the picture has come. */
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () => [{ tag: 'figure[data-block="image"]' }],
  renderHTML: () => ['figure', { 'data-block': 'image' }, 0],
});
