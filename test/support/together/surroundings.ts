import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Staff } from '../../../shared/domain/policy.ts';
import { instant, liveBlogId, seq, userId } from '../../../shared/ids.ts';

export const liveBlog: LiveBlog = {
  id: liveBlogId('0198f000-0000-7000-8000-000000000000'),
  slug: 'summit',
  headline: 'The summit in Anchorage',
  standfirst: '',
  status: 'live',
  publishing: 'editors',
  timeZone: 'America/Anchorage',
  place: null,
  languages: ['en'],
  coverageStartTime: null,
  coverageEndTime: null,
  createdAt: instant(new Date(0)),
  seq: seq(0),
};

export const staffOf = (name: string): Staff => ({
  userId: userId(name.toLowerCase()),
  name,
  role: 'reporter',
});
