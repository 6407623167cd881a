import type { Insertable, Kysely } from 'kysely';
import { nodesOfType, textAttribute } from '../../../shared/domain/content.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { departuresOf } from '../../../shared/domain/location.ts';
import { quotesOf } from '../../../shared/domain/quote.ts';
import type { PublicUpdate } from '../../../shared/domain/timeline.ts';
import { mediaId } from '../../../shared/ids.ts';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type { Database } from '../schema.ts';
import type { Sealed } from '../sealed.ts';
import { seal, unseal } from '../sealed.ts';

type Part = Pick<Insertable<Database['shown_part']>, 'kind' | 'part_id' | 'document'>;

const MEDIA_PATH = '/media/';

function partsOf(content: ContentNode): readonly (readonly Part[])[] {
  const pictures = nodesOfType(content, 'image')
    .map((image) => textAttribute(image, 'src'))
    .filter((source) => source?.startsWith(MEDIA_PATH))
    .map((source) => mediaId((source ?? '').slice(MEDIA_PATH.length)));
  return [
    quotesOf(content).map((quote) => ({
      kind: 'quote',
      part_id: quote.id,
      document: seal(quote),
    })),
    departuresOf(content).map((departure) => ({
      kind: 'departure',
      part_id: null,
      document: seal(departure),
    })),
    pictures.map((id) => ({ kind: 'media', part_id: id, document: null })),
  ];
}

export function shownOf(document: Sealed, id: UpdateId | 'of a snapshot'): PublicUpdate {
  // Written by show() alone: see records.ts.
  return unseal(document, `shown_update ${id}`) as PublicUpdate;
}

/** From now on readers see the update so, and nothing else of it. */
export async function show(
  db: Kysely<Database>,
  liveBlogId: LiveBlogId,
  update: PublicUpdate,
): Promise<void> {
  const place = { update_id: update.id, live_blog_id: liveBlogId, seq: update.seq };
  const document = seal(update);
  await db
    .insertInto('shown_update')
    .values({ ...place, document })
    .onConflict((conflict) => conflict.column('update_id').doUpdateSet({ document }))
    .execute();
  await db.deleteFrom('shown_part').where('update_id', '=', update.id).execute();
  const parts = update.status === 'published' ? partsOf(update.content) : [];
  const rows = parts.flatMap((kind) =>
    kind.map((part, position) => ({ ...place, ...part, position })),
  );
  if (rows.length > 0) await db.insertInto('shown_part').values(rows).execute();
}
