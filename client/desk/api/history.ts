import type { UpdateId } from '../../../shared/ids.ts';
import type {
  DraftClient,
  UpdateDetail,
  VersionDetail,
  VersionPage,
} from '../../../shared/protocol/desk.ts';
import { request } from './request.ts';

/** Who writes under which client id of an update's document. */
export const readWriters = (id: UpdateId): Promise<readonly DraftClient[]> =>
  request('GET', `/api/updates/${id}/writers`);

/** Newest first; `before` is the `next` of the page before. */
export const readVersionPage = (id: UpdateId, before: number | null): Promise<VersionPage> =>
  request('GET', `/api/updates/${id}/versions${before === null ? '' : `?before=${before}`}`);

/** One version with its content and who wrote it. */
export const readVersion = (id: UpdateId, versionId: number): Promise<VersionDetail> =>
  request('GET', `/api/updates/${id}/versions/${versionId}`);

/** Makes the draft say what a version said. `key`: the Idempotency-Key of all attempts. */
export const restoreVersion = (
  id: UpdateId,
  versionId: number,
  key: string,
): Promise<UpdateDetail> =>
  request('POST', `/api/updates/${id}/restore`, { body: { versionId }, key });
