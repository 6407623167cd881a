import type { ContentHash, UpdateId } from '../../../shared/ids.ts';
import type { KeptImage } from '../../../shared/protocol/answers.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import { request } from './request.ts';

/** What a command on one update asks for; `key` makes its retries one effect. */
export type UpdateIntent =
  | { readonly command: 'submit'; readonly body: object }
  | { readonly command: 'publish'; readonly body: PublishIntent }
  | { readonly command: 'withdraw'; readonly body: { readonly reason: string } }
  | { readonly command: 'key'; readonly body: { readonly key: boolean } };

interface PublishIntent {
  /** Hash of the draft that the editor saw. */
  readonly contentHash: ContentHash;
  readonly change: PublishChange;
  readonly note: string;
}

/** How readers are told of changes: as an update, as a correction, or not at all. */
export type PublishChange = 'update' | 'correction' | 'typo';

/** One update with its draft and what readers see of it. */
export const readUpdate = (id: UpdateId): Promise<UpdateDetail> =>
  request('GET', `/api/updates/${id}`);

/** Sends a command, and gives the update after it. `key`: the Idempotency-Key of all attempts. */
export const commandUpdate = (
  id: UpdateId,
  { command, body }: UpdateIntent,
  key: string,
): Promise<UpdateDetail> => request('POST', `/api/updates/${id}/${command}`, { body, key });

/** Brings what a device kept of an update with an older version's schema; one that came before changes nothing. */
export const sendOlderCopy = (
  id: UpdateId,
  { schema, bytes }: { readonly schema: number; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<unknown> =>
  request('POST', `/api/updates/${id}/older-copies?schema=${schema}`, { bytes });

/** Stores a picture. `key`: the Idempotency-Key of all attempts. */
export function uploadImage(file: File, key: string): Promise<KeptImage> {
  const form = new FormData();
  form.set('file', file);
  return request('POST', '/api/media', { body: form, key });
}
