const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs more than a card; zones are few. */
function formatter(timeZone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const name = `${timeZone ?? ''}${JSON.stringify(options)}`;
  const known = formatters.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...options,
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  formatters.set(name, made);
  return made;
}

/** `14:32`; without a zone, in this device's. */
export function clockTime(date: Date, timeZone?: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
}

/** `15 Aug`. */
export function dayName(date: Date, timeZone?: string): string {
  return formatter(timeZone, { day: 'numeric', month: 'short' }).format(date);
}

/** `15 Aug 2025`. */
export function fullDay(date: Date, timeZone?: string): string {
  return formatter(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** What people call the zone at that moment: `AKDT`, or `GMT-8` where it has no such name. */
export function zoneName(date: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A running time: `4 min`, `2 h 14 min`, `3 d 2 h`. */
export function runningTime(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.max(0, Math.floor(milliseconds / MINUTE))} min`;
  if (milliseconds < DAY) {
    return `${Math.floor(milliseconds / HOUR)} h ${Math.floor((milliseconds % HOUR) / MINUTE)} min`;
  }
  return `${Math.floor(milliseconds / DAY)} d ${Math.floor((milliseconds % DAY) / HOUR)} h`;
}

/** `just now`, `4 min ago`, `2 h ago`, and the day for what is older. */
export function ago(date: Date, now: Date): string {
  const passed = now.getTime() - date.getTime();
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  return dayName(date);
}
