import { CLOSE, type RefusalCode } from '../../../shared/protocol/sync.ts';

/** For the author of a frame that was not accepted. */
export const REFUSAL_MESSAGES: { readonly [code in RefusalCode]: string } = {
  read_only: 'You can read this update but not change it.',
  frame_too_large: 'This change is too large to be sent at once.',
  document_too_large: 'This update has grown too large: start another one.',
  malformed: 'The server could not read this change.',
  too_deep: 'This change nests blocks too deeply.',
  pending: 'This change builds on others that the server has not got.',
  foreign_client_id: 'This change carries someone else’s signature.',
  unknown_root: 'This change writes outside of the update.',
  schema: 'This change holds something that an update cannot hold.',
  too_fast: 'Too many changes at once.',
  storage: 'The server cannot write to its disk at the moment: this change will be sent again.',
};

/**
 * How the connection ends after a refusal, or null where it stays. Final codes keep a client from sending
 * the same again and again, and leave its copy with it; after a failed write it should come back.
 */
export function closeCodeAfter(code: RefusalCode): number | null {
  switch (code) {
    case 'read_only':
      return null;
    case 'storage':
    case 'too_fast':
      return CLOSE.tryAgain;
    case 'frame_too_large':
    case 'document_too_large':
      return CLOSE.tooLarge;
    case 'malformed':
    case 'too_deep':
    case 'pending':
    case 'foreign_client_id':
    case 'unknown_root':
    case 'schema':
      return CLOSE.forbidden;
  }
}
