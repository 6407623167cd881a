import slugify from '@sindresorhus/slugify';
import type { z } from 'zod';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { instant, liveBlogId, seq } from '../../../shared/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { createLiveBlogBody } from '../../../shared/protocol/api.ts';
import type { LiveBlogTable } from '../../store/store.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { runOnce } from '../idempotency.ts';
import { permit } from '../permission.ts';
import type { Desk } from '../desk.ts';

const SLUG_LENGTH = 80;

/** Slugs to try in turn: the given one alone, or one made of the headline with a rising number. */
function* slugs(given: string | undefined, headline: string, id: string): Generator<string> {
  if (given !== undefined) {
    yield given;
    return;
  }
  const base =
    slugify(headline)
      .slice(0, SLUG_LENGTH - 4)
      .replace(/-+$/, '') || id.slice(0, 8);
  yield base;
  for (let number = 2; number < 100; number += 1) yield `${base}-${number}`;
}

async function insertWithSlug(
  table: LiveBlogTable,
  liveBlog: Omit<LiveBlog, 'slug'>,
  given: string | undefined,
): Promise<LiveBlog | null> {
  for (const slug of slugs(given, liveBlog.headline, liveBlog.id)) {
    const candidate = { ...liveBlog, slug };
    if ((await table.insert(candidate)) === 'inserted') return candidate;
  }
  return null;
}

/** Makes an upcoming live blog; refused with `conflict` where another one has its slug. */
export async function createLiveBlog(
  desk: Pick<Desk, 'store' | 'bus' | 'clock' | 'newId'>,
  body: z.output<typeof createLiveBlogBody>,
  request: Request,
): Promise<CommandResult<LiveBlog>> {
  const permission = permit(request.staff, { type: 'liveBlog.create' });
  if (!permission.ok) return permission;
  const now = desk.clock();
  const { slug, ...fields } = body;
  const result = await runOnce<LiveBlog>(desk.store, request, now, async (tables) => {
    const made = await insertWithSlug(
      tables.liveBlogs,
      {
        ...fields,
        id: liveBlogId(desk.newId()),
        status: 'upcoming',
        coverageEndTime: null,
        createdAt: instant(now),
        seq: seq(0),
      },
      slug,
    );
    if (made === null) {
      return refuse({
        code: 'conflict',
        message: 'Another live blog has this address (slug): choose a different one.',
      });
    }
    return ok(made);
  });
  if (result.ok) desk.bus.emit('liveBlogChanged', result.value.id);
  return result;
}
