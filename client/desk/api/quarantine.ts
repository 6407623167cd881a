import type { RefusedEdit } from '../../../shared/protocol/answers.ts';
import { request } from './request.ts';

export async function listRefusedEdits(): Promise<readonly RefusedEdit[]> {
  const answer = await request<{ readonly entries: readonly RefusedEdit[] }>(
    'GET',
    '/api/quarantine',
  );
  return answer.entries;
}

export const bytesAddress = (id: number): string => `/api/quarantine/${id}/bytes`;
