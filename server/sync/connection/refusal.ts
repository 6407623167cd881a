import { CLOSE, type RefusalCode } from '../../../shared/protocol/sync.ts';

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
