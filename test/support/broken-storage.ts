/** Ways in which browsers keep nothing; each is a script that runs in a page before the page's own. */
export const BROKEN_STORAGE: Readonly<Record<string, () => void>> = {
  'is not there': () => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  },
  'may not be looked at': () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  'opens nothing': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
    };
  },
  'takes no row': () => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
};

declare global {
  interface Window {
    /** For `fillableStorage`. */
    storageIsFull?: boolean;
  }
}

/** A disk that is full while `window.storageIsFull` is true, as a browser tells it: when the transaction ends. */
export function fillableStorage(): void {
  IDBObjectStore.prototype.add = function add(value: unknown, key?: IDBValidKey) {
    const request = this.put(value, key);
    if (window.storageIsFull === true) this.transaction.abort();
    return request;
  };
}
