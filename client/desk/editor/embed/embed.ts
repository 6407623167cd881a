import type { JSONContent } from '@tiptap/core';
import { z } from 'zod';
import { EmbedSpec } from '../../../../shared/document/schema/embed/spec.ts';
import { clipboardAttributes } from '../blocks/clipboard-attributes.ts';
import { embedView } from './embed-view.ts';

const attributes = z.object({
  url: z
    .url({ protocol: /^https$/ })
    .nullable()
    .catch(null),
  title: z.string().max(300).catch(''),
});

export const EmbedBlock = EmbedSpec.extend({
  ...clipboardAttributes('div', 'embed', attributes, false),
  addNodeView: () => (props) => embedView(props),
});

export const newEmbed = (): JSONContent => ({ type: 'embed', attrs: { url: null, title: '' } });
