import type { JSONContent } from '@tiptap/core';
import { z } from 'zod';
import { ImageSpec } from '../../../../shared/document/schema/image/spec.ts';
import { isMediaUrl } from '../../../../shared/document/schema/url.ts';
import { clipboardAttributes } from '../blocks/clipboard-attributes.ts';
import { imageView } from './image-view.ts';

/** What the server answers to an upload; sizes are pixels. */
export interface UploadedImage {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const pixels = z.number().int().positive().nullable().catch(null);

const attributes = z.object({
  src: z.string().refine(isMediaUrl).nullable().catch(null),
  alt: z.string().max(2000).catch(''),
  width: pixels,
  height: pixels,
});

export const ImageBlock = ImageSpec.extend({
  ...clipboardAttributes('figure', 'image', attributes),
  addNodeView: () => (props) => imageView(props),
});

export const newImage = ({ id, width, height }: UploadedImage): JSONContent => ({
  type: 'image',
  attrs: { src: `/media/${id}`, alt: '', width, height },
  content: [{ type: 'imageCaption' }, { type: 'imageCredit' }],
});
