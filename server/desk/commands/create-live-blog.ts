import slugify from '@sindresorhus/slugify';
import type { z } from 'zod';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { can, staffActor } from '../../../shared/domain/policy.ts';
import { instant, liveBlogId, seq } from '../../../shared/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { createLiveBlogBody } from '../../../shared/protocol/api.ts';
import type { LiveBlogTable } from '../../store/store.ts';
import type { Answered, Request } from '../idempotency.ts';
import { answerOnce } from '../idempotency.ts';
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

/** Makes an upcoming live blog. */
export async function createLiveBlog(
  desk: Desk,
  body: z.output<typeof createLiveBlogBody>,
  request: Request,
): Promise<Answered> {
  const permission = can(staffActor(request.staff), { type: 'liveBlog.create' });
  if (!permission.allowed) return refuse({ code: 'forbidden', message: permission.reason });
  const now = desk.clock();
  const { slug, ...fields } = body;
  const answered = await answerOnce(desk.store, request, now, async (tables) => {
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
    return ok({ status: 201, body: made });
  });
  if (answered.ok) {
    // The id is of the answer that went out, which for a retry is the first one's.
    const { id } = answered.value.body as LiveBlog;
    desk.bus.emit('liveBlogChanged', id);
  }
  return answered;
}
