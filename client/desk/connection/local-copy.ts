import * as Y from 'yjs';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { CopyFile } from './copy-file.ts';
import { openCopyFile } from './copy-file.ts';
import type { CopyOwner } from './older-copies.ts';
import { copyName, OlderCopies } from './older-copies.ts';

/** The words of one person in one update, as this device keeps them. */
export interface LocalCopy {
  /** Resolves when the copy has been read into the document, or this browser turned out to keep nothing. */
  readonly loaded: Promise<void>;
  /** True while everything in the document is on this device's disk. */
  readonly kept: Observable<boolean>;
  /** The server has all of it on its disk: what older editors have kept is no longer needed. */
  readonly confirmed: () => void;
  readonly close: () => void;
  readonly discard: () => Promise<void>;
}

/** Keeps `document` on this device from now on. */
export function openLocalCopy(document: Y.Doc, owner: CopyOwner): LocalCopy {
  const origin = {};
  const writer = createWriter(() => Y.encodeStateAsUpdate(document));
  const older = new OlderCopies(owner);
  let file: CopyFile | null = null;

  async function load(): Promise<void> {
    try {
      file = await openCopyFile(copyName(owner));
      const parts = await file.read();
      document.transact(
        () => parts.forEach((part) => Y.applyUpdate(document, part, origin)),
        origin,
      );
      writer.begin(file);
      await older.readInto(document);
    } catch {
      // This browser keeps nothing: `kept` stays false, and says so.
    }
  }

  document.on('update', (bytes: Uint8Array, from: unknown) => {
    if (from !== origin) writer.add(bytes);
  });

  return {
    loaded: Promise.race([load(), patience()]),
    kept: writer.kept,
    // A copy that cannot be removed now is read again the next time, to no effect.
    confirmed: () => void older.remove().catch(() => undefined),
    close: () => {
      file?.close();
      older.close();
    },
    discard: async () => {
      await older.remove();
      await file?.discard();
    },
  };
}

/**
 * One write is under way at a time and takes all that was typed meanwhile, so that a fast writer's last
 * words do not wait behind a hundred small ones. `whole` is written where a write has failed.
 */
function createWriter(whole: () => Uint8Array) {
  const kept = observable(false);
  let file: CopyFile | null = null;
  let waiting: Uint8Array[] = [];
  let writing = false;

  async function write(): Promise<void> {
    if (writing || file === null) return;
    writing = true;
    try {
      while (waiting.length > 0) {
        const bytes = Y.mergeUpdates(waiting);
        waiting = [];
        // The next write takes what comes during this one.
        // oxlint-disable-next-line no-await-in-loop
        await file.append(bytes);
      }
      kept.set(true);
    } catch {
      // The disk is full or was taken away: the next edit tries again, with all of it.
      waiting = [whole()];
    }
    writing = false;
  }

  return {
    kept,
    begin: (opened: CopyFile) => {
      file = opened;
      void write();
    },
    add: (bytes: Uint8Array) => {
      waiting.push(bytes);
      kept.set(false);
      void write();
    },
  };
}

const PATIENCE_MILLISECONDS = 3_000;

/** Some browsers neither open their database nor say why: nobody should wait for them to write. */
async function patience(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
}
