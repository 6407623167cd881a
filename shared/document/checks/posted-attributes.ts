import { z } from 'zod';
import type { ContentNode } from '../../domain/content.ts';
import { isLanguage } from '../../domain/language.ts';
import { isTimeZone } from '../../domain/time-zone.ts';
import { isAllowedUrl } from '../schema/url.ts';

/** An attribute that may be left out, null or empty, and otherwise makes sense. */
const textThat = (makesSense: (text: string) => boolean, what: string) =>
  z
    .string()
    .refine((text) => text === '' || makesSense(text), what)
    .nullish();

const time = textThat((text) => !Number.isNaN(Date.parse(text)), 'an ISO 8601 time');
const degrees = (most: number) => z.number().min(-most).max(most).nullish();

const ATTRIBUTES: { readonly [type: string]: z.ZodType } = {
  quote: z.looseObject({
    saidAt: time,
    language: textThat(isLanguage, 'a language tag'),
    verification: z
      .union([
        z.enum(['unconfirmed', 'confirmed']),
        z.looseObject({ status: z.enum(['unconfirmed', 'confirmed']) }),
      ])
      .nullish(),
  }),
  locationStamp: z.looseObject({
    phase: z.enum(['arriving', 'at', 'departing']).nullish(),
    at: time,
    timeZone: textThat(isTimeZone, 'an IANA time zone'),
    latitude: degrees(90),
    longitude: degrees(180),
    durationMinutes: z.number().min(0).nullish(),
  }),
  link: z.looseObject({
    href: z.string().refine(isAllowedUrl, 'an http, https or mailto address'),
  }),
};

function problemOf({ type, attrs }: Pick<ContentNode, 'type' | 'attrs'>): string | null {
  const checked = ATTRIBUTES[type]?.safeParse(attrs ?? {});
  if (checked === undefined || checked.success) return null;
  const { path, message } = checked.error.issues[0] ?? { path: [], message: '' };
  return `${[type, ...path].join('.')}: ${message}`;
}

/**
 * The first attribute that makes no sense, or null. Asked of content that a program hands in. In a document
 * that people edit such a value reads as its default, as a refusal would come too late ([W5]).
 */
export function attributeProblem(node: ContentNode): string | null {
  for (const part of [node, ...(node.marks ?? [])]) {
    const problem = problemOf(part);
    if (problem !== null) return problem;
  }
  for (const child of node.content ?? []) {
    const problem = attributeProblem(child);
    if (problem !== null) return problem;
  }
  return null;
}
