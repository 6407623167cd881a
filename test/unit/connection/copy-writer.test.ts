import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CopyFile } from '../../../client/desk/connection/copy-file.ts';
import { CopyWriter } from '../../../client/desk/connection/copy-writer.ts';

/** A disk that takes rows until it is told not to; what it holds is read as a document. */
function createDisk() {
  const rows: Uint8Array[] = [];
  let full = false;
  const file: CopyFile = {
    read: () => Promise.resolve(rows),
    append: (bytes) => {
      if (full) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      rows.push(bytes);
      return Promise.resolve();
    },
    close: () => {},
    discard: () => Promise.resolve(),
  };
  return {
    file,
    fill: (now: boolean) => {
      full = now;
    },
    words(): string {
      const read = new Y.Doc();
      for (const row of rows) Y.applyUpdate(read, row);
      return JSON.stringify(read.getText('words').toJSON());
    },
  };
}

function begin() {
  const document = new Y.Doc();
  let failures = 0;
  const writer = new CopyWriter({
    whole: () => Y.encodeStateAsUpdate(document),
    onFailure: () => {
      failures += 1;
    },
  });
  document.on('update', (bytes: Uint8Array) => writer.add(bytes));
  const words = document.getText('words');
  return {
    writer,
    type: (text: string) => words.insert(words.length, text),
    failures: () => failures,
    /** All that was under way has ended. */
    settled: async () => {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

describe('[C17] what this device keeps', () => {
  it('is told as kept only when all of it is on disk', async () => {
    const { writer, type, settled } = begin();
    const disk = createDisk();
    type('one ');
    await settled();
    expect(writer.kept.get()).toBe(false);
    writer.begin(disk.file);
    await settled();
    expect(writer.kept.get()).toBe(true);
    type('two ');
    type('three');
    expect(writer.kept.get()).toBe(false);
    await settled();
    expect([writer.kept.get(), disk.words()]).toEqual([true, '"one two three"']);
  });

  it('is all of it again after a disk that was full in the middle', async () => {
    const { writer, type, settled, failures } = begin();
    const disk = createDisk();
    writer.begin(disk.file);
    type('one ');
    await settled();
    disk.fill(true);
    type('two ');
    await settled();
    type('three ');
    await settled();
    expect([writer.kept.get(), failures(), disk.words()]).toEqual([false, 1, '"one "']);
    disk.fill(false);
    type('four');
    await settled();
    // Whoever opens the file says when it can be written again.
    expect(writer.kept.get()).toBe(false);
    writer.begin(disk.file);
    await settled();
    expect([writer.kept.get(), disk.words()]).toEqual([true, '"one two three four"']);
  });

  it('is all of it in a new file where the browser took the old one away', async () => {
    const { writer, type, settled } = begin();
    const [first, second] = [createDisk(), createDisk()];
    writer.begin(first.file);
    type('one ');
    await settled();
    writer.lose();
    expect(writer.kept.get()).toBe(false);
    type('two');
    writer.begin(second.file);
    await settled();
    expect([writer.kept.get(), second.words()]).toEqual([true, '"one two"']);
  });

  it('is all of it where the old file fails after the new one has come', async () => {
    const { writer, type, settled, failures } = begin();
    const next = createDisk();
    let fail = (_error: Error): void => {};
    const dying: CopyFile = {
      ...next.file,
      append: () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
    };
    writer.begin(dying);
    type('one ');
    await settled();
    writer.lose();
    writer.begin(next.file);
    type('two');
    fail(new Error('gone'));
    await settled();
    expect([writer.kept.get(), failures(), next.words()]).toEqual([true, 0, '"one two"']);
  });
});
