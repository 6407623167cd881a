import { useEffect, useMemo } from 'react';
import type { Draft } from '../../../shared/domain/update.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import { rested } from '../rested.ts';
import type { OpenConnection } from './open-connection.ts';

/** Reading a draft is not free: while someone types, the foot of the card may lag this much, or more. */
const READ_AFTER_MS = 150;

/**
 * The draft of the open update as it stands, or null before it is loaded. To be subscribed to where it shows: what
 * renders with each change must not hold the editor.
 */
export function useDrafts(open: OpenConnection): Observable<Draft | null> {
  const connection = open.status === 'open' ? open.connection : null;
  // One for each connection: none ever tells the draft of another update.
  const { connection: current, drafts } = useMemo(
    () => ({ connection, drafts: observable<Draft | null>(null) }),
    [connection],
  );
  useEffect(() => {
    if (current === null) return;
    const read = (): void => {
      // Before that, the document is empty because it has not come yet.
      if (current.ready.get()) drafts.set(current.draft());
    };
    read();
    const reading = rested(READ_AFTER_MS, read);
    const stop = current.subscribe(reading.want);
    const stopReady = current.ready.subscribe(read);
    return () => {
      stop();
      stopReady();
      reading.stop();
    };
  }, [current, drafts]);
  return drafts;
}
