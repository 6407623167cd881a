import type { RefusalCode } from '../../../shared/protocol/sync.ts';

/** For those who look into it; the author was told in words of their own. */
export const REASONS: Readonly<Partial<Record<RefusalCode, string>>> = {
  read_only: 'They could read the update, and not change it.',
  frame_too_large: 'More came at once than one edit may hold.',
  document_too_large: 'The update would have grown beyond what it may hold.',
  malformed: 'The bytes were damaged, or none that an editor sends.',
  too_deep: 'Blocks stood too deeply in one another.',
  pending: 'It built on other edits that never arrived.',
  foreign_client_id: 'It carried someone else’s signature.',
  unknown_root: 'It wrote beside the update’s text.',
  schema: 'It held something that an update cannot hold.',
  too_fast: 'Too many edits came at once.',
};

/** `640 bytes`, `12 kB`, `1.4 MB`. */
export function byteWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
