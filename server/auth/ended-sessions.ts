import type { SettingTable } from '../store/store.ts';
import { newToken } from './tokens.ts';

// The command line is a process of its own and reaches no socket of a server: it leaves a note in the
// database, and a server that finds another one than before asks all of its sockets again ([S6]).

const NOTE = 'sessionsEnded';
const POLL_MS = 500;

/** Makes every server on this database ask its sockets again, within `POLL_MS`. */
export const noteEndedSessions = (settings: SettingTable): Promise<void> =>
  settings.set(NOTE, newToken());

/** Calls `ended` soon after each note; answers how to stop. */
export function watchEndedSessions(settings: SettingTable, ended: () => void): () => void {
  let known: string | null | undefined;
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const note = await settings.get(NOTE);
      if (known !== undefined && note !== known) ended();
      known = note;
    } catch {
      // A database that does not answer says so elsewhere, and is asked again.
    }
    isLooking = false;
  };
  void look();
  const timer = setInterval(() => void look(), POLL_MS);
  return () => clearInterval(timer);
}
