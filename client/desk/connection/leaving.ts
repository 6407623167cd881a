import type { Observable } from '../observable.ts';
import type { SaveState } from './save-state.ts';

const LINGER_MS = 8_000;

interface Left {
  readonly saveState: Observable<SaveState>;
  /** Words are kept nowhere. */
  readonly unkept: Observable<boolean>;
}

/** Runs `then` once nothing would be lost by it, and answers the way back; null where that is at once. */
function afterLeaving({ saveState, unkept }: Left, then: () => void): (() => void) | null {
  let patient = true;
  let ended = false;
  const judge = (): void => {
    const onItsWay = patient && saveState.get().status === 'saving';
    if (ended || onItsWay || unkept.get()) return;
    stop();
    then();
  };
  const ends = [saveState.subscribe(judge), unkept.subscribe(judge)];
  const timer = setTimeout(() => {
    patient = false;
    judge();
  }, LINGER_MS);
  function stop(): void {
    ended = true;
    clearTimeout(timer);
    for (const end of ends) end();
  }
  judge();
  return ended ? null : stop;
}

/**
 * Connections that were closed and are not gone yet: words that are kept nowhere are waited for as long as it
 * takes, what is merely on its way to the server a few seconds. Whoever opens such an update again goes on in it.
 */
export class Leavers<Connection> {
  readonly #back = new Map<string, () => Connection>();

  /** `then` ends `connection` for good. */
  leave(name: string, connection: Connection, left: Left, then: () => void): void {
    const stop = afterLeaving(left, () => {
      this.#back.delete(name);
      then();
    });
    if (stop === null) return;
    this.#back.set(name, () => {
      stop();
      this.#back.delete(name);
      return connection;
    });
  }

  /** The connection with this name, if it has not gone: it stays. */
  takeBack(name: string): Connection | null {
    return this.#back.get(name)?.() ?? null;
  }
}
