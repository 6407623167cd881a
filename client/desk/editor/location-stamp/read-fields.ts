import type { Coordinates } from '../../../../shared/domain/location.ts';

/** Minutes in `6 h`, `6:30`, `1 h 30 min` or `90 min`; null where there is no duration in it. */
export function minutesOf(text: string): number | null {
  const clock = /^\s*(\d{1,3}):(\d{2})\s*$/.exec(text);
  const words = /^\s*(?:(\d{1,3}(?:[.,]\d+)?)\s*h\w*)?\s*(?:(\d{1,4})\s*m\w*)?\s*$/i.exec(text);
  const [, hours = '0', minutes = '0'] = clock ?? words ?? [];
  const total = Math.round(Number(hours.replace(',', '.')) * 60) + Number(minutes);
  return total > 0 ? total : null;
}

/** Reads `61.25, -149.81`, as maps give it; null where it is no place on Earth. */
export function coordinatesOf(text: string): Coordinates | null {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (match === null) return null;
  const latitude = Number(match[1]);
  const longitude = Number(match[2]);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
