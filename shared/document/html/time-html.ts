import type { Html } from './template.ts';
import { html } from './template.ts';

export interface TimeContext {
  readonly timeZone: string;
  readonly locale: string;
}

const SHAPES = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clockAndZone: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  zone: { hour: 'numeric', timeZoneName: 'short' },
  day: { day: 'numeric', month: 'short' },
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeShape = keyof typeof SHAPES;

/** Formatters by shape, language and zone: making one costs more than all else on a page together. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const MAXIMUM_FORMATTERS = 500;

function createFormatter(shape: TimeShape, { locale, timeZone }: TimeContext): Intl.DateTimeFormat {
  for (const [language, zone] of [
    [locale, timeZone],
    ['en', timeZone],
    ['en', 'UTC'],
  ] as const) {
    try {
      return new Intl.DateTimeFormat(language, { ...SHAPES[shape], timeZone: zone });
    } catch {
      // A language or zone that this machine does not know: the next pair says less, and is right.
    }
  }
  return new Intl.DateTimeFormat('en', { ...SHAPES[shape], timeZone: 'UTC' });
}

function formatter(shape: TimeShape, context: TimeContext): Intl.DateTimeFormat {
  const key = `${shape} ${context.locale} ${context.timeZone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  if (formatters.size >= MAXIMUM_FORMATTERS) formatters.clear();
  const made = createFormatter(shape, context);
  formatters.set(key, made);
  return made;
}

/** A time in words, or an empty string where `at` is no time; `at` is ISO 8601. */
export function timeText(at: string, shape: TimeShape, context: TimeContext): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const format = formatter(shape, context);
  if (shape !== 'zone') return format.format(date);
  return format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** `<time>` in the given zone, or null where `at` is no time. */
export function timeHtml(at: string, shape: TimeShape, context: TimeContext): Html | null {
  const text = timeText(at, shape, context);
  if (text === '') return null;
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}
