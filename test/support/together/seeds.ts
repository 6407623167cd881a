import type { ContentNode } from '../../../shared/domain/content.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import type { TextName } from './texts.ts';
import { TEXTS } from './texts.ts';

const seeds = new Map<TextName, Uint8Array>();

/** The bytes of a text, the same each time. */
export function seedOf(name: TextName): Uint8Array {
  const known = seeds.get(name);
  if (known !== undefined) return known;
  const content: ContentNode = { type: 'doc', content: TEXTS[name] };
  const { bytes } = seedDraft(content, {});
  seeds.set(name, bytes);
  return bytes;
}
