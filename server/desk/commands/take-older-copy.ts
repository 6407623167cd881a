import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { assertNever, ok, refuse } from '../../../shared/result.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { mayWrite } from '../access.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { runAndRemember } from '../idempotency.ts';
import type { Desk } from '../desk.ts';

const TOO_OLD: Refusal = {
  code: 'too_old',
  message: 'This was kept too long ago to be joined with the update. Copy what you need of it.',
};

function refusalOf(code: RefusalCode): Refusal {
  switch (code) {
    case 'foreign_client_id':
      return {
        code: 'forbidden',
        message: 'What this device kept carries someone else’s signature.',
      };
    case 'document_too_large':
    case 'frame_too_large':
      return {
        code: 'too_large',
        message: 'With what this device kept the update would be too large.',
      };
    case 'read_only':
    case 'malformed':
    case 'too_deep':
    case 'pending':
    case 'unknown_root':
    case 'schema':
    case 'too_fast':
    case 'storage':
      return { code: 'invalid', message: 'The server could not read what this device kept.' };
    default:
      return assertNever(code);
  }
}

interface TakenCopy {
  /** False where the draft said all of it already. */
  readonly taken: boolean;
}

/**
 * Takes in what a device kept of an update with the program of an older version. It goes through the draft's log
 * and so stands outside the transaction of its record; that it comes once is the sync room's to see to.
 */
export function takeOlderCopy(
  desk: Pick<Desk, 'store' | 'olderCopies' | 'bus' | 'clock'>,
  id: UpdateId,
  copy: Uint8Array,
  request: Request,
): Promise<CommandResult<TakenCopy>> {
  const { store, olderCopies, bus, clock } = desk;
  return runAndRemember<TakenCopy>(store.idempotencyRecords, request, clock(), async () => {
    const refusal = await mayWrite(store, request.staff, id);
    if (refusal !== null) return refuse(refusal);
    const outcome = await olderCopies.take(id, request.staff.userId, copy);
    switch (outcome.kind) {
      case 'taken':
        bus.emit('updateChanged', id);
        return ok({ taken: true });
      case 'nothing':
        return ok({ taken: false });
      case 'swept':
        return refuse(TOO_OLD);
      case 'refused':
        return refuse(refusalOf(outcome.code));
      default:
        return assertNever(outcome);
    }
  });
}
