import { z } from 'zod';
import { DOCUMENT_LIMITS } from '../../limits.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null(), z.undefined()]);
const span = z.int().min(1).max(DOCUMENT_LIMITS.span);
const columnWidths = z.array(z.number().nullable()).max(DOCUMENT_LIMITS.span).nullable();
const confirmation = z
  .strictObject({ status: scalar, by: scalar, at: scalar, of: scalar })
  .partial();

/** Attributes that are no single value, or of which not every value does. */
const PARTICULAR: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['quote.verification', z.union([scalar, confirmation])],
  ...['tableCell', 'tableHeader'].flatMap(
    (cell) =>
      [
        [`${cell}.colspan`, span],
        [`${cell}.rowspan`, span],
        [`${cell}.colwidth`, columnWidths],
      ] as const,
  ),
]);

/** True for one value or a list of them: all that `meta` holds. */
export const isSoundField = (value: unknown): boolean =>
  z.union([scalar, z.array(scalar)]).safeParse(value).success;

/**
 * True where an editor can show a block or mark of `type` that has this value. Text where a number belongs
 * is shown as nothing, and the publish check may ask for better; an object breaks the editors of everybody
 * who opens it, and a table whose cells span no column is deleted by them.
 */
export const isSoundAttribute = (type: string, name: string, value: unknown): boolean =>
  (PARTICULAR.get(`${type}.${name}`) ?? scalar).safeParse(value).success;
