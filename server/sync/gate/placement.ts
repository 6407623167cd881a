import { TABLE } from '../../../shared/document/sequence/form.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type { StructContent } from './struct.ts';
import type { Home } from './homes.ts';
import { valueOf } from './internals.ts';
import type { Placed } from './layout.ts';
import {
  isCellValue,
  isMark,
  isMetaValue,
  isTablePart,
  isTrackValue,
  isUnitValue,
  isWrittenOnce,
} from './schema-rules.ts';

/** What a map says that it is, the update included. */
function typeOf({ type, written }: Home): unknown {
  const content = written.get('type')?.content;
  if (content === undefined) return type === null ? undefined : valueOf(type, 'type');
  return content.kind === 'values' ? content.values[0] : undefined;
}

const fitsText = (key: string | null, content: StructContent): boolean =>
  key === null &&
  (content.kind === 'string' ||
    content.kind === 'map' ||
    content.kind === 'deleted' ||
    (content.kind === 'format' && isMark(content.mark, content.value)));

/**
 * Values under a key, or what is left of them. Yjs joins those that one person has given it one after the other,
 * where an undo may still bring them back: each must do.
 */
function fitsKey(
  key: string | null,
  content: StructContent,
  isSound: (key: string, value: unknown) => boolean,
): boolean {
  if (key === null) return false;
  if (content.kind === 'deleted') return true;
  if (content.kind !== 'values' || (isWrittenOnce(key) && content.values.length > 1)) return false;
  return content.values.every((value) => isSound(key, value));
}

function unitRefusal(home: Home, key: string | null, content: StructContent): RefusalCode | null {
  const type = typeOf(home);
  const isInCell = home.outer?.role === 'cellText';
  if (isInCell && (content.kind === 'array' || type === TABLE)) return 'too_deep';
  if (content.kind === 'array') return isTablePart(type, key) ? null : 'schema';
  return fitsKey(key, content, (name, value) => isUnitValue(type, name, value)) ? null : 'schema';
}

function fits({ home, key, struct }: Placed): boolean {
  const { content } = struct;
  switch (home.role) {
    case 'body':
    case 'cellText':
      return fitsText(key, content);
    case 'meta':
      return fitsKey(key, content, isMetaValue);
    case 'tracks':
    case 'cells':
      return key === null && (content.kind === 'map' || content.kind === 'deleted');
    case 'track':
      return fitsKey(key, content, isTrackValue);
    case 'cell':
      if (key === 'text') return content.kind === 'text' || content.kind === 'deleted';
      return fitsKey(key, content, isCellValue);
    case 'unit':
      return false;
  }
}

/**
 * Judges what stands where: each value, mark and shared type known to the form of a draft at its place. Nothing is
 * said about what stands beside what, and nothing is counted ([W5]), so that what two valid documents merge into
 * passes as well.
 */
export function placementRefusal(placed: readonly Placed[]): RefusalCode | null {
  for (const one of placed) {
    const { home, key, struct } = one;
    const refusal =
      home.role === 'unit' ? unitRefusal(home, key, struct.content) : fits(one) ? null : 'schema';
    if (refusal !== null) return refusal;
  }
  return null;
}
