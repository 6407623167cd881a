import type { Instant, LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type { Person } from '../../../shared/protocol/desk.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { request } from './request.ts';

/** An edit that the server refused, without its bytes. */
export interface RefusedEdit {
  readonly id: number;
  readonly updateId: UpdateId;
  readonly liveBlogId: LiveBlogId | null;
  readonly reason: RefusalCode;
  readonly byteLength: number;
  readonly at: Instant;
  readonly person: Person;
}

export async function listRefusedEdits(): Promise<readonly RefusedEdit[]> {
  const answer = await request<{ readonly entries: readonly RefusedEdit[] }>(
    'GET',
    '/api/quarantine',
  );
  return answer.entries;
}

export const bytesAddress = (id: number): string => `/api/quarantine/${id}/bytes`;
