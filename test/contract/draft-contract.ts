import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { UpdateId } from '../../shared/ids.ts';
import { updateId } from '../../shared/ids.ts';
import { body, minute, paragraph } from '../support/facts.ts';
import { draftLogContract, joined, numbers } from './draft-log-contract.ts';
import type { Subject } from './subject.ts';
import { bytesOf, draftOf, EMPTY, entryOf, MAYA, newLiveBlog, newUpdate, OTTO } from './subject.ts';

async function update(subject: Subject): Promise<UpdateId> {
  const liveBlog = await newLiveBlog(subject.store());
  return (await newUpdate(subject.store(), liveBlog.id)).id;
}

export function draftContract(subject: Subject): void {
  draftLogContract({
    draftLog: () => subject.store().draftLog,
    newUpdate: () => update(subject),
  });

  describe('draft log', () => {
    it('[W1] what was acknowledged is there for whoever opens the database next', async () => {
      const id = await update(subject);
      const bytes = new Uint8Array(300_000).fill(3);
      await subject.store().draftLog.append(entryOf(id, { bytes, clientIds: [42] }));
      const again = await subject.openAgain();
      const loaded = await again.draftLog.load(id);
      await again.close();
      expect(loaded?.parts.map((part) => part.byteLength)).toEqual([1, 300_000]);
      expect(loaded?.owners.get(42)).toBe(MAYA);
    });

    it('[W1] [N1] two servers that append to one update number as one', async () => {
      const ids = [await update(subject), await update(subject)];
      const again = await subject.openAgain();
      const logs = [subject.store().draftLog, again.draftLog];
      const seqs = await Promise.all(
        numbers(40).map(async (turn) => {
          const log = logs[turn % 2] ?? again.draftLog;
          const order = turn % 2 === 0 ? ids : ids.toReversed();
          const group = await Promise.all(order.map((id) => log.append(entryOf(id))));
          return group[order.indexOf(ids[0] ?? updateId(''))];
        }),
      );
      await again.close();
      expect(seqs.toSorted((a = 0, b = 0) => a - b)).toEqual(numbers(40).map((turn) => turn + 2));
    });

    it('[W8] a damaged draft rejects', async () => {
      const { draftLog, authDatabase } = subject.store();
      const id = await update(subject);
      await draftLog.append(entryOf(id, { bytes: bytesOf(1, 2, 3) }));
      const damage = bytesOf(1, 2, 4);
      await sql`update draft_entry set bytes = ${Buffer.from(damage)} where update_id = ${id} and seq = 2`.execute(
        authDatabase.db,
      );
      await expect(draftLog.load(id)).rejects.toMatchObject({ code: 'damaged' });
    });

    it.each([
      ['first entry', [1]],
      ['last entry', [4]],
      ['entry in between', [2]],
      ['log', [1, 2, 3, 4]],
    ])(
      '[L5] [W8] a draft without its %s rejects, and is never served as less',
      async (_what, seqs) => {
        const { draftLog, authDatabase } = subject.store();
        const id = await update(subject);
        for (const value of [2, 3, 4])
          await draftLog.append(entryOf(id, { bytes: bytesOf(value) }));
        for (const seq of seqs) {
          await sql`delete from draft_entry where update_id = ${id} and seq = ${seq}`.execute(
            authDatabase.db,
          );
        }
        await expect(draftLog.load(id)).rejects.toMatchObject({ code: 'damaged' });
        await expect(draftLog.compact(id, joined)).rejects.toMatchObject({ code: 'damaged' });
      },
    );

    it('[W7] an update names everybody who wrote in it', async () => {
      const { draftLog, updates } = subject.store();
      const id = await update(subject);
      await draftLog.append(entryOf(id, { userId: OTTO, clientIds: [8] }));
      await draftLog.append(entryOf(id, { userId: MAYA, clientIds: [9] }));
      expect((await updates.getRow(id))?.writers).toEqual([MAYA, OTTO]);
    });

    it('[W9] an update and the first entry of its log are made together, once', async () => {
      const { updates, draftLog } = subject.store();
      const liveBlog = await newLiveBlog(subject.store());
      const made = await newUpdate(subject.store(), liveBlog.id);
      expect(await updates.get(made.id)).toEqual(made);
      const second = { bytes: bytesOf(5), draft: EMPTY, clientId: 5 };
      expect(await updates.insert({ ...made, createdBy: OTTO }, second)).toBe('exists');
      expect(await draftLog.load(made.id)).toEqual({
        seq: 1,
        editedAt: made.createdAt,
        parts: [expect.objectContaining({ 0: 0, length: 1 })],
        uncompacted: 1,
        owners: new Map([[1, MAYA]]),
      });
    });

    it('[W9] a creation that is rolled back leaves neither', async () => {
      const store = subject.store();
      const liveBlog = await newLiveBlog(store);
      const id = updateId(randomUUID());
      const failing = store.transaction(async (tables) => {
        await newUpdate({ ...store, ...tables }, liveBlog.id, { id });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.updates.get(id)).toBeNull();
      expect(await store.draftLog.load(id)).toBeNull();
    });
  });

  describe('compaction', () => {
    it('[L5] [W8] a draft without the entry after its snapshot, or without its snapshot, rejects', async () => {
      const { draftLog, authDatabase } = subject.store();
      const [cut, bare] = [await update(subject), await update(subject)];
      for (const id of [cut, bare]) {
        await draftLog.append(entryOf(id, { bytes: bytesOf(1) }));
        await draftLog.compact(id, joined);
        await draftLog.append(entryOf(id, { bytes: bytesOf(2) }));
        await draftLog.append(entryOf(id, { bytes: bytesOf(3) }));
      }
      const { db } = authDatabase;
      await sql`delete from draft_entry where update_id = ${cut} and seq = 3`.execute(db);
      await sql`delete from draft_snapshot where update_id = ${bare}`.execute(db);
      await expect(draftLog.load(cut)).rejects.toMatchObject({ code: 'damaged' });
      await expect(draftLog.load(bare)).rejects.toMatchObject({ code: 'damaged' });
    });

    it('[W10] [N1] loses nothing that two servers append while both compact', async () => {
      const again = await subject.openAgain();
      const id = await update(subject);
      const logs = [subject.store().draftLog, again.draftLog];
      const compacting = logs.flatMap((log) => numbers(4).map(() => log.compact(id, joined)));
      const appending = numbers(60).map((value) =>
        (logs[value % 2] ?? again.draftLog).append(entryOf(id, { bytes: bytesOf(value + 1) })),
      );
      await Promise.all([...compacting, ...appending]);
      const loaded = await again.draftLog.load(id);
      await again.close();
      const values = (loaded?.parts ?? []).flatMap((part) => [...part]);
      expect(values.toSorted((a, b) => a - b)).toEqual(numbers(61));
    });
  });

  describe('noted drafts', () => {
    it('never go back to an older entry, and name those that are behind their log', async () => {
      const { updates, draftLog } = subject.store();
      const id = await update(subject);
      await draftLog.append(entryOf(id, { at: minute(9) }));
      expect(await updates.staleDrafts()).toContain(id);
      const newer = draftOf(body(paragraph('newer')));
      await updates.summariseDraft(id, newer, 2);
      await updates.summariseDraft(id, draftOf(body(paragraph('older'))), 1);
      expect(await updates.staleDrafts()).not.toContain(id);
      expect(await updates.getRow(id)).toMatchObject({ draft: newer, editedAt: minute(9) });
    });
  });
}
