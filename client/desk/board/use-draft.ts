import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import type { OpenConnection } from './open-connection.ts';

/** Reading a draft is not free: while someone types, the foot of the card may lag so many milliseconds. */
const SETTLE = 150;
/** And so many times as long as the last reading took: a large draft leaves the time to the keys. */
const REST = 10;

interface Held {
  readonly connection: UpdateConnection;
  readonly draft: Draft;
}

/** The draft of the open update as it stands, or null before it is loaded. */
export function useDraft(open: OpenConnection): Draft | null {
  const connection = open.status === 'open' ? open.connection : null;
  const [held, setHeld] = useState<Held | null>(null);
  const reading = useRef({ start: 0, took: 0 });
  // What the page shows of it is drawn by now, and counts as well.
  useEffect(() => {
    reading.current.took = performance.now() - reading.current.start;
  }, [held]);
  useEffect(() => {
    if (connection === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      // Before that, the document is empty because it has not come yet.
      if (!connection.ready.get()) return;
      reading.current.start = performance.now();
      setHeld({ connection, draft: connection.draft() });
    };
    read();
    const stop = connection.subscribe(() => {
      timer ??= setTimeout(read, Math.max(SETTLE, reading.current.took * REST));
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
