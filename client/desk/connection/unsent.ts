import { z } from 'zod';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { updateIdField } from '../../../shared/protocol/fields.ts';

const stored = z.array(updateIdField);
const nameOf = (userId: UserId): string => `dateline.unsent.${userId}`;

/** What the storage held when it was asked last, and what that says. */
let last: { readonly text: string; readonly ids: readonly UpdateId[] } = { text: '[]', ids: [] };

function parse(text: string): readonly UpdateId[] {
  try {
    const parsed = stored.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Updates in which this device holds words that the server has not confirmed, as of the last visit too. */
export function unsentUpdates(userId: UserId): readonly UpdateId[] {
  try {
    const text = localStorage.getItem(nameOf(userId)) ?? '[]';
    // Asked at every key, and parsed only where this tab or another has changed it.
    if (text !== last.text) last = { text, ids: parse(text) };
    return last.ids;
  } catch {
    return [];
  }
}

/** Notes whether an update holds unconfirmed words. */
export function noteUnsent(userId: UserId, updateId: UpdateId, unsent: boolean): void {
  const known = unsentUpdates(userId);
  if (known.includes(updateId) === unsent) return;
  const next = unsent ? [...known, updateId] : known.filter((id) => id !== updateId);
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify(next));
  } catch {
    // A full storage costs only the reminder: the words are in the local copy, and leave when it is opened.
  }
}
