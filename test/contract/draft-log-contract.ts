import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DraftLog } from '../../server/store/store.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { updateId } from '../../shared/ids.ts';
import { bytesOf, entryOf, MAYA, OTTO } from './subject.ts';

/** A draft log for one run of the contract, in a database or in memory. */
interface Subject {
  readonly draftLog: () => DraftLog;
  /** Makes an update whose log has one entry, of the byte 0. */
  readonly newUpdate: () => Promise<UpdateId>;
}

export const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

export const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_value, index) => index);

/** What every draft log does, also the one that tests hold in their hands; call it inside a `describe`. */
export function draftLogContract(subject: Subject): void {
  describe('entries of a draft log', () => {
    it('[W1] numbers concurrent entries of each update without gaps, and keeps their bytes', async () => {
      const draftLog = subject.draftLog();
      const ids = [await subject.newUpdate(), await subject.newUpdate(), await subject.newUpdate()];
      const seqs = await Promise.all(
        ids.flatMap((id) =>
          numbers(100).map((value) => draftLog.append(entryOf(id, { bytes: bytesOf(value, 7) }))),
        ),
      );
      for (const [index, id] of ids.entries()) {
        const own = seqs.slice(index * 100, index * 100 + 100);
        expect(own.toSorted((a, b) => a - b)).toEqual(numbers(100).map((value) => value + 2));
        const loaded = await draftLog.load(id);
        expect(loaded?.seq).toBe(101);
        for (const [value, number] of own.entries()) {
          expect([...(loaded?.parts[number - 1] ?? [])]).toEqual([value, 7]);
        }
      }
    });

    it('[W1] takes only its own bytes of a buffer that others share', async () => {
      const id = await subject.newUpdate();
      const shared = bytesOf(9, 9, 1, 2, 9, 9);
      await subject.draftLog().append(entryOf(id, { bytes: shared.subarray(2, 4) }));
      expect([...shared]).toEqual([9, 9, 1, 2, 9, 9]);
      const loaded = await subject.draftLog().load(id);
      expect([...(loaded?.parts[1] ?? [])]).toEqual([1, 2]);
    });

    it('[W1] an entry for an unknown update rejects alone', async () => {
      const draftLog = subject.draftLog();
      const id = await subject.newUpdate();
      const results = await Promise.allSettled([
        draftLog.append(entryOf(id)),
        draftLog.append(entryOf(updateId(randomUUID()))),
        draftLog.append(entryOf(id)),
      ]);
      expect(results.map((result) => result.status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect((await draftLog.load(id))?.seq).toBe(3);
    });

    it('[W8] an unknown update loads as null', async () => {
      expect(await subject.draftLog().load(updateId(randomUUID()))).toBeNull();
    });

    it('[W7] the first person who brings a client id owns it', async () => {
      const draftLog = subject.draftLog();
      const id = await subject.newUpdate();
      const big = 2 ** 32 - 1;
      await draftLog.append(entryOf(id, { userId: OTTO, clientIds: [big, 8] }));
      await draftLog.append(entryOf(id, { userId: MAYA, clientIds: [8, 9] }));
      await Promise.all([
        draftLog.append(entryOf(id)),
        draftLog.append(entryOf(id, { userId: OTTO, clientIds: [50] })),
        draftLog.append(entryOf(id, { userId: MAYA, clientIds: [50] })),
      ]);
      const owners = new Map((await draftLog.load(id))?.owners);
      // Of whoever made the update.
      owners.delete(1);
      expect(owners).toEqual(
        new Map([
          [50, OTTO],
          [8, OTTO],
          [9, MAYA],
          [big, OTTO],
        ]),
      );
    });
  });

  describe('compaction of a draft log', () => {
    it('[W10] merges snapshot and log as stored, and keeps later entries', async () => {
      const draftLog = subject.draftLog();
      const id = await subject.newUpdate();
      await draftLog.append(entryOf(id, { bytes: bytesOf(1), clientIds: [3] }));
      await draftLog.compact(id, joined);
      await draftLog.append(entryOf(id, { bytes: bytesOf(2) }));
      const loaded = await draftLog.load(id);
      expect(loaded?.parts.map((part) => [...part])).toEqual([[0, 1], [2]]);
      expect(loaded).toMatchObject({
        seq: 3,
        editedAt: entryOf(id).at,
        uncompacted: 1,
      });
      expect(loaded?.owners.get(3)).toBe(MAYA);
      await draftLog.compact(id, joined);
      expect((await draftLog.load(id))?.parts.map((part) => [...part])).toEqual([[0, 1, 2]]);
      expect(await draftLog.append(entryOf(id))).toBe(4);
    });

    it('[W10] a merge that throws leaves the log as it was', async () => {
      const draftLog = subject.draftLog();
      const id = await subject.newUpdate();
      const failing = draftLog.compact(id, () => {
        throw new Error('cannot merge');
      });
      await expect(failing).rejects.toThrow('cannot merge');
      expect((await draftLog.load(id))?.uncompacted).toBe(1);
    });
  });
}
