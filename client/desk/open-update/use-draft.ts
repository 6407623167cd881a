import { useEffect, useState } from 'react';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { rested } from '../rested.ts';
import type { OpenConnection } from './open-connection.ts';

/** Reading a draft is not free: while someone types, the foot of the card may lag this much, or more. */
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
    const read = (): void => {
      // Before that, the document is empty because it has not come yet.
      if (connection.ready.get()) setHeld({ connection, draft: connection.draft() });
    };
    read();
    const reading = rested(SETTLE, read);
    const stop = connection.subscribe(reading.want);
    const stopReady = connection.ready.subscribe(read);
    return () => {
      stop();
      stopReady();
      reading.stop();
    };
  }, [connection]);
  return held !== null && held.connection === connection ? held.draft : null;
}
