import type * as Y from 'yjs';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { LocalCopy } from './local-copy.ts';
import type { CopyOwner } from './older-copies.ts';
import type { SaveState } from './save-state.ts';
import { noteUnkept } from './unkept.ts';
import { noteUnsent } from './unsent.ts';

/** What stands in an update here and not on the server's disk. */
export interface WordsHere {
  /** True while this device has not all of it on disk either: leaving the page would lose it. */
  readonly unkept: Observable<boolean>;
  /** They are given up. */
  readonly forget: () => void;
}

export function followWords(
  document: Y.Doc,
  { userId, updateId }: CopyOwner,
  saveState: Observable<SaveState>,
  copy: Pick<LocalCopy, 'kept'>,
): WordsHere {
  const unkept = observable(false);
  let unsent = false;
  const judge = (): void => {
    unkept.set(unsent && !copy.kept.get());
    noteUnkept(updateId, unkept.get());
  };
  const note = (now: boolean): void => {
    unsent = now;
    noteUnsent(userId, updateId, now);
    judge();
  };
  document.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }) => {
    if (local) note(true);
  });
  copy.kept.subscribe(judge);
  saveState.subscribe(() => {
    if (saveState.get().status === 'saved') note(false);
  });
  return { unkept, forget: () => note(false) };
}
