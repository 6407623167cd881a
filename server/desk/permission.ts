import type { Action, Staff } from '../../shared/domain/policy.ts';
import { can, staffActor } from '../../shared/domain/policy.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';

/** Asks the policy; refused with `forbidden` and its reason. */
export function permit(staff: Staff, action: Action): Result<null, Refusal> {
  const permission = can(staffActor(staff), action);
  return permission.allowed ? ok(null) : refuse({ code: 'forbidden', message: permission.reason });
}
