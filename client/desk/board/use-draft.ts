import { useEffect, useState } from 'react';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import type { OpenConnection } from './open-connection.ts';

/** Hashing a draft is not free: while someone types, the foot of the card may lag this much. */
const SETTLE = 150;

interface Held {
  readonly connection: UpdateConnection;
  readonly draft: Draft;
}

/** The draft of the open update as it stands, or null before it is loaded. */
export function useDraft(open: OpenConnection): Draft | null {
  const connection = open.status === 'open' ? open.connection : null;
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    if (connection === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      // Before that, the document is empty because it has not come yet.
      if (connection.ready.get()) setHeld({ connection, draft: connection.draft() });
    };
    read();
    const stop = connection.subscribe(() => {
      timer ??= setTimeout(read, SETTLE);
    });
    const stopReady = connection.ready.subscribe(read);
    return () => {
      stop();
      stopReady();
      clearTimeout(timer);
    };
  }, [connection]);
  return held !== null && held.connection === connection ? held.draft : null;
}
