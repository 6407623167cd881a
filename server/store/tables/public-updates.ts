import type { Insertable, Kysely } from 'kysely';
import { nodesOfType, textAttribute } from '../../../shared/domain/content.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { departuresOf } from '../../../shared/domain/location.ts';
import { quotesOf } from '../../../shared/domain/quote.ts';
import type { PublicUpdate } from '../../../shared/domain/timeline.ts';
import { mediaId } from '../../../shared/ids.ts';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type { Database } from '../schema.ts';
import type { CheckedText } from '../checked-text.ts';
import { encodeChecked, decodeChecked } from '../checked-text.ts';

type Block = Pick<Insertable<Database['public_block']>, 'kind' | 'block_id' | 'document'>;

const MEDIA_PATH = '/media/';

function blocksOf(content: ContentNode): readonly (readonly Block[])[] {
  const pictures = nodesOfType(content, 'image')
    .map((image) => textAttribute(image, 'src'))
    .filter((source) => source?.startsWith(MEDIA_PATH))
    .map((source) => mediaId((source ?? '').slice(MEDIA_PATH.length)));
  return [
    quotesOf(content).map((quote) => ({
      kind: 'quote',
      block_id: quote.id,
      document: encodeChecked(quote),
    })),
    departuresOf(content).map((departure) => ({
      kind: 'departure',
      block_id: null,
      document: encodeChecked(departure),
    })),
    pictures.map((id) => ({ kind: 'media', block_id: id, document: null })),
  ];
}

export function publicUpdateOf(
  document: CheckedText,
  id: UpdateId | 'of a snapshot',
): PublicUpdate {
  // Written by putPublicUpdate() alone: see records.ts.
  return decodeChecked(document, `public_update ${id}`) as PublicUpdate;
}

/** From now on readers see the update so, and nothing else of it. */
export async function putPublicUpdate(
  db: Kysely<Database>,
  liveBlogId: LiveBlogId,
  update: PublicUpdate,
): Promise<void> {
  const place = { update_id: update.id, live_blog_id: liveBlogId, seq: update.seq };
  const document = encodeChecked(update);
  await db
    .insertInto('public_update')
    .values({ ...place, document })
    .onConflict((conflict) => conflict.column('update_id').doUpdateSet({ document }))
    .execute();
  await db.deleteFrom('public_block').where('update_id', '=', update.id).execute();
  const parts = update.status === 'published' ? blocksOf(update.content) : [];
  const rows = parts.flatMap((kind) =>
    kind.map((part, position) => ({ ...place, ...part, position })),
  );
  if (rows.length > 0) await db.insertInto('public_block').values(rows).execute();
}
