import { Node } from '@tiptap/core';
import { partSpec } from '../part.ts';

export const PlaceNameSpec = partSpec('placeName');
export const TravellerSpec = partSpec('traveller');
export const DestinationSpec = partSpec('destination');
export const CarrierSpec = partSpec('carrier');

export const LOCATION_STAMP_PARTS = ['placeName', 'traveller', 'destination', 'carrier'] as const;

/**
 * Where something happened. The phase is an attribute, not a node type of its own, as changing a node's
 * type drops what others type in it at that moment.
 */
export const LocationStampSpec = Node.create({
  name: 'locationStamp',
  group: 'block',
  content: `(${LOCATION_STAMP_PARTS.join(' | ')})*`,
  defining: true,
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    id: { default: null },
    /** `arriving`, `at` or `departing`. */
    phase: { default: 'at' },
    /** ISO 8601 time. */
    at: { default: null },
    /** IANA zone of the place; null: that of the live blog. */
    timeZone: { default: null },
    latitude: { default: null },
    longitude: { default: null },
    /** Expected length of the journey, for departing. */
    durationMinutes: { default: null },
  }),
  parseHTML: () => [{ tag: 'div[data-block="locationStamp"]' }],
  renderHTML: () => ['div', { 'data-block': 'locationStamp' }, 0],
});
