import type { RefusedEdit } from '../../../shared/protocol/answers.ts';
import { request } from './request.ts';

/** Edits that the server refused, and has kept. */
export async function listRefusedEdits(): Promise<readonly RefusedEdit[]> {
  const answer = await request<{ readonly entries: readonly RefusedEdit[] }>(
    'GET',
    '/api/quarantine',
  );
  return answer.entries;
}

/** Where the bytes of a refused edit can be downloaded. */
export const bytesAddress = (id: number): string => `/api/quarantine/${id}/bytes`;
