import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { updateId } from '../../shared/ids.ts';
import { createMemoryDraftLog } from '../support/memory-draft-log.ts';
import { draftLogContract } from './draft-log-contract.ts';
import { bytesOf } from './subject.ts';

describe('the draft log that tests hold in their hands', () => {
  const log = createMemoryDraftLog();

  draftLogContract({
    draftLog: () => log,
    newUpdate() {
      const id = updateId(randomUUID());
      log.create(id, bytesOf(0));
      return Promise.resolve(id);
    },
  });
});
