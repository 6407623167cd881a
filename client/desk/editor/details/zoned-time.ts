import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../../shared/ids.ts';
import { instant } from '../../../../shared/ids.ts';

/** Both directions between an instant and what a `datetime-local` field holds, in a named zone. */
export function localText(time: string, timeZone: string): string {
  try {
    return Temporal.Instant.from(time)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  } catch {
    return '';
  }
}

/** Null where the text is no time. A time that a clock change skips becomes the one an hour later. */
export function instantOf(local: string, timeZone: string): Instant | null {
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
    return instant(new Date(zoned.epochMilliseconds));
  } catch {
    return null;
  }
}

/** `14:32 AKDT`: a clock at the place. */
export function shortTime(time: string, timeZone: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}
