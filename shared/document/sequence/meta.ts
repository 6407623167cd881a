import { z } from 'zod';
import { soundText } from '../../domain/characters.ts';
import type { DraftMeta } from '../../domain/update.ts';
import type { Instant } from '../../ids.ts';
import { instant } from '../../ids.ts';

const names = z.array(z.string().overwrite(soundText).trim().min(1).max(200)).max(20);

const time = z.iso.datetime({ offset: true }).transform((text): Instant => instant(new Date(text)));

/**
 * The `meta` map of an update's document. Anyone who may write can put anything into it, so a field that
 * makes no sense falls back to its default, and never hides the body.
 */
export const draftMetaSchema: z.ZodType<DraftMeta> = z.object({
  kind: z.enum(['update', 'summary']).catch('update'),
  occurredAt: time.nullable().catch(null),
  key: z.boolean().catch(false),
  bylines: names.catch([]),
  labels: names.catch([]),
});
