import type { UpdateId } from '../../shared/ids.ts';
import { updateId } from '../../shared/ids.ts';

/** Which part of the stream a page shows. */
export interface StreamView {
  readonly order: 'newest' | 'oldest';
  readonly onlyKey: boolean;
  /** Number of the update after which this page goes on, in its order; null: from the start. */
  readonly from: number | null;
}

export type View =
  | ({ readonly type: 'stream' } & StreamView)
  | { readonly type: 'update'; readonly id: UpdateId }
  | { readonly type: 'snapshot' }
  /** `after` null where the address gives no whole number. */
  | { readonly type: 'events'; readonly after: number | null }
  /** A page that does not exist. */
  | { readonly type: 'unknown' };

const PREFIX = '/live/';
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const UPDATE = /^\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isListPath(url: string): boolean {
  return url === '/' || url.startsWith('/?');
}

/** `/live/:slug` and what follows it; null for every other path. */
export function splitPath(url: string): { readonly slug: string; readonly rest: string } | null {
  if (!url.startsWith(PREFIX)) return null;
  const query = url.indexOf('?', PREFIX.length);
  const pathEnd = query < 0 ? url.length : query;
  const slash = url.indexOf('/', PREFIX.length);
  const end = slash < 0 || slash > pathEnd ? pathEnd : slash;
  return { slug: url.slice(PREFIX.length, end), rest: url.slice(end) };
}

export function isSlug(text: string): boolean {
  return text.length <= 80 && SLUG.test(text);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What is asked for of a live blog; null for data, such as a file, that another part of the server may know. */
export function parseView(rest: string): View | null {
  const question = rest.indexOf('?');
  const path = question < 0 ? rest : rest.slice(0, question);
  const query = new URLSearchParams(question < 0 ? '' : rest.slice(question));
  if (path === '' || path === '/') {
    return {
      type: 'stream',
      order: query.get('order') === 'oldest' ? 'oldest' : 'newest',
      onlyKey: query.get('key') === '1',
      from: wholeNumber(query.get('before') ?? query.get('after')),
    };
  }
  if (path === '/snapshot.json') return { type: 'snapshot' };
  if (path === '/events.json') return { type: 'events', after: wholeNumber(query.get('after')) };
  if (UPDATE.test(path)) return { type: 'update', id: updateId(path.slice(1).toLowerCase()) };
  return /\.\w+$/.test(path) ? null : { type: 'unknown' };
}

/** The query of a page of the stream, such as `?order=oldest&after=30`; empty for the first one. */
export function streamQuery({ order, onlyKey, from }: StreamView): string {
  const parts = [
    order === 'oldest' ? 'order=oldest' : '',
    onlyKey ? 'key=1' : '',
    from === null ? '' : `${order === 'oldest' ? 'after' : 'before'}=${from}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** One text for all spellings of the same view: what follows the slug in its usual address. */
export function viewKey(view: View): string {
  switch (view.type) {
    case 'stream':
      return streamQuery(view);
    case 'update':
      return `/${view.id}`;
    case 'snapshot':
      return '/snapshot.json';
    case 'events':
      return `/events.json?after=${view.after ?? ''}`;
    case 'unknown':
      return view.type;
  }
}
