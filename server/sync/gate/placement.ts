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
} from './schema-rules.ts';

/** What a struct writes, where it is one value; `none` for what has been deleted since. */
type Value =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'none' | 'other' };

function valueIn(content: StructContent): Value {
  if (content.kind === 'deleted') return { kind: 'none' };
  if (content.kind !== 'values' || content.values.length !== 1) return { kind: 'other' };
  return { kind: 'value', value: content.values[0] };
}

/** What a map says that it is, the update included. */
export function typeOf({ type, written }: Home): unknown {
  const struct = written.get('type');
  if (struct === undefined) return type === null ? undefined : valueOf(type, 'type');
  const value = valueIn(struct.content);
  return value.kind === 'value' ? value.value : undefined;
}

const fitsText = (key: string | null, content: StructContent): boolean =>
  key === null &&
  (content.kind === 'string' ||
    content.kind === 'map' ||
    content.kind === 'deleted' ||
    (content.kind === 'format' && isMark(content.mark, content.value)));

/** One value under a key. */
function fitsKey(key: string | null, content: StructContent, isSound: (value: unknown) => boolean) {
  const value = valueIn(content);
  return (
    key !== null && (value.kind === 'none' || (value.kind === 'value' && isSound(value.value)))
  );
}

function unitRefusal(home: Home, key: string | null, content: StructContent): RefusalCode | null {
  const type = typeOf(home);
  const isInCell = home.outer?.role === 'cellText';
  if (isInCell && (content.kind === 'array' || type === TABLE)) return 'too_deep';
  if (content.kind === 'array') return isTablePart(type, key) ? null : 'schema';
  return fitsKey(key, content, (value) => isUnitValue(type, key ?? '', value)) ? null : 'schema';
}

function fits({ home, key, struct }: Placed): boolean {
  const { content } = struct;
  switch (home.role) {
    case 'body':
    case 'cellText':
      return fitsText(key, content);
    case 'meta':
      return fitsKey(key, content, (value) => isMetaValue(key ?? '', value));
    case 'tracks':
    case 'cells':
      return key === null && (content.kind === 'map' || content.kind === 'deleted');
    case 'track':
      return fitsKey(key, content, (value) => isTrackValue(key ?? '', value));
    case 'cell':
      if (key === 'text') return content.kind === 'text' || content.kind === 'deleted';
      return fitsKey(key, content, (value) => isCellValue(key ?? '', value));
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
