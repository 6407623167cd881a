import type { ContentNode } from './content.ts';
import { nodesOfType, numberAttribute, partText, textAttribute } from './content.ts';

export interface Coordinates {
  /** Degrees north, −90 … 90. */
  readonly latitude: number;
  /** Degrees east, −180 … 180. */
  readonly longitude: number;
}

interface Stamp {
  readonly id: string | null;
  readonly placeName: string;
  readonly coordinates: Coordinates | null;
  /** IANA name, or null where the live blog's zone holds. */
  readonly timeZone: string | null;
  /** ISO 8601 time, or null. */
  readonly at: string | null;
}

/** A departure is a location stamp whose phase is departing. */
export interface Departure extends Stamp {
  readonly phase: 'departing';
  readonly traveller: string;
  readonly destination: string;
  readonly carrier: string;
  readonly durationMinutes: number | null;
}

interface Presence extends Stamp {
  readonly phase: 'arriving' | 'at';
}

export type LocationStamp = Departure | Presence;

function coordinatesOf(node: ContentNode): Coordinates | null {
  const latitude = numberAttribute(node, 'latitude');
  const longitude = numberAttribute(node, 'longitude');
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

export function locationStampOf(node: ContentNode): LocationStamp {
  const stamp: Stamp = {
    id: textAttribute(node, 'id'),
    placeName: partText(node, 'placeName'),
    coordinates: coordinatesOf(node),
    timeZone: textAttribute(node, 'timeZone'),
    at: textAttribute(node, 'at'),
  };
  const phase = textAttribute(node, 'phase');
  if (phase !== 'departing') return { ...stamp, phase: phase === 'arriving' ? 'arriving' : 'at' };
  return {
    ...stamp,
    phase,
    traveller: partText(node, 'traveller'),
    destination: partText(node, 'destination'),
    carrier: partText(node, 'carrier'),
    durationMinutes: numberAttribute(node, 'durationMinutes'),
  };
}

/** Every location stamp in a body, in reading order. */
function locationStampsOf(content: ContentNode): readonly LocationStamp[] {
  return nodesOfType(content, 'locationStamp').map(locationStampOf);
}

/** The length of a journey: `6 h`, `2 h 30 min`, `45 min`. */
export function durationText(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ');
}

export function departuresOf(content: ContentNode): readonly Departure[] {
  return locationStampsOf(content).filter((stamp) => stamp.phase === 'departing');
}
