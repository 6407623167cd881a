import { BLOCK_CHANGES } from './blocks.ts';
import type { Change } from './change.ts';
import { CLIPBOARD_CHANGES } from './clipboard.ts';
import { CONTAINER_CHANGES } from './containers.ts';
import { LINE_CHANGES } from './lines.ts';
import { PART_CHANGES } from './parts.ts';
import { TABLE_CHANGES } from './tables.ts';

export const CHANGES_BY_THEME = {
  lines: LINE_CHANGES,
  'lists and passages': CONTAINER_CHANGES,
  blocks: BLOCK_CHANGES,
  parts: PART_CHANGES,
  tables: TABLE_CHANGES,
  clipboard: CLIPBOARD_CHANGES,
} as const satisfies Readonly<Record<string, readonly Change[]>>;

/** Everything that changes the text. */
export const CHANGES: readonly Change[] = Object.values(CHANGES_BY_THEME).flat();
