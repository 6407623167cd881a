import type { JSONContent } from '@tiptap/core';
import { z } from 'zod';
import { LocationStampSpec } from '../../../../shared/document/schema/location-stamp/spec.ts';
import { isTimeZone } from '../../../../shared/domain/time-zone.ts';
import type { BlockTools } from '../blocks/block-tools.ts';
import { clipboardAttributes } from '../blocks/clipboard-attributes.ts';
import type { Phase } from './change-phase.ts';
import { locationStampView } from './location-stamp-view.ts';

const attributes = z.object({
  id: z.string().nullable().catch(null),
  phase: z.enum(['arriving', 'at', 'departing']).catch('at'),
  at: z.iso.datetime({ offset: true }).nullable().catch(null),
  timeZone: z.string().refine(isTimeZone).nullable().catch(null),
  latitude: z.number().min(-90).max(90).nullable().catch(null),
  longitude: z.number().min(-180).max(180).nullable().catch(null),
  durationMinutes: z.number().int().positive().nullable().catch(null),
});

export const locationStampBlock = (tools: BlockTools) =>
  LocationStampSpec.extend({
    ...clipboardAttributes('div', 'locationStamp', attributes),
    addNodeView: () => (props) => locationStampView(props, tools),
  });

/** A new stamp in the event's own zone. */
export function newLocationStamp(
  id: string,
  phase: Phase,
  place: { readonly timeZone: string; readonly at: string },
): JSONContent {
  const journey = phase === 'departing' ? ['traveller', 'destination', 'carrier'] : [];
  return {
    type: 'locationStamp',
    attrs: { id, phase, timeZone: place.timeZone, at: place.at },
    content: ['placeName', ...journey].map((type) => ({ type })),
  };
}
