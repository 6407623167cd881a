import * as Y from 'yjs';
import type { DraftLog } from '../../server/store/store.ts';
import { updateId } from '../../shared/ids.ts';
import { marksIn, openTypist, type Typist } from './typist.ts';
import type { CrashDesk } from './crash-desk.ts';

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]));

export const missing = (wanted: ReadonlySet<string>, found: ReadonlySet<string>) =>
  [...wanted].filter((mark) => !found.has(mark));

/** What somebody was told is kept: their own that were acknowledged, and others' that they saw. */
export const promisedTo = (typists: readonly Typist[]): ReadonlySet<string> =>
  union(typists.flatMap(({ acknowledged, seen }) => [acknowledged, seen]));

export const typedBy = (typists: readonly Typist[]): ReadonlySet<string> =>
  union(typists.map(({ typed }) => typed));

/** What a device that was never here is given. */
export async function storedAt(desk: CrashDesk, id: string): Promise<ReadonlySet<string>> {
  const newcomer = openTypist({
    address: desk.syncAddress,
    updateId: id,
    name: 'newcomer',
    cookie: desk.editor.cookie,
  });
  await newcomer.saved();
  newcomer.provider.destroy();
  return marksIn(newcomer.document);
}

/** What a draft's log holds. */
export async function storedIn(draftLog: DraftLog, id: string): Promise<ReadonlySet<string>> {
  const loaded = await draftLog.load(updateId(id));
  const document = new Y.Doc();
  for (const part of loaded?.parts ?? []) Y.applyUpdate(document, part);
  return marksIn(document);
}
