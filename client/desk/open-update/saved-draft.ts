import type { Draft } from '../../../shared/domain/update.ts';
import { tellRefusal } from '../ui/toasts.tsx';
import type { Observable } from '../observable.ts';
import type { OpenConnection } from './open-connection.ts';
import type { SaveState } from './save-words.ts';
import { saveWords } from './save-words.ts';

const PATIENCE_MS = 5_000;

/** Resolves with `saved`, or with the state that it stayed in. */
export function whenSaved(
  saving: Observable<SaveState>,
  patienceMs = PATIENCE_MS,
): Promise<SaveState> {
  return new Promise((resolve) => {
    const finish = (): void => {
      stop();
      clearTimeout(timer);
      resolve(saving.get());
    };
    const look = (): void => {
      const { status } = saving.get();
      if (status !== 'saving' && status !== 'opening') finish();
    };
    const timer = setTimeout(finish, patienceMs);
    const stop = saving.subscribe(look);
    look();
  });
}

/** The draft once the server has all of it: the hash of anything else would be refused as changed. */
export async function savedDraft(open: OpenConnection): Promise<Draft | null> {
  if (open.status !== 'open') {
    tellRefusal('The text is still loading.');
    return null;
  }
  const state = await whenSaved(open.connection.saveState);
  if (state.status === 'saved') return open.connection.draft();
  tellRefusal(`Not sent, as the text is not saved yet. ${saveWords(state).label}.`);
  return null;
}
