import { useSyncExternalStore } from 'react';

/** A value that tells when it has changed. `subscribe` returns the way to stop. */
export interface Observable<Value> {
  readonly get: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A value that its owner sets. */
export interface Settable<Value> extends Observable<Value> {
  readonly set: (value: Value) => void;
}

/** Starts with `initial`. Who sets the same value again tells nobody. */
export function observable<Value>(initial: Value): Settable<Value> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The value as it is now; the component renders again when it changes. */
export function useObservable<Value>(source: Observable<Value>): Value {
  return useSyncExternalStore(source.subscribe, source.get);
}
