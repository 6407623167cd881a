import type { Staff } from '../../../shared/domain/policy.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';
import { permit } from '../permission.ts';

/** The refused bytes as they came, for whoever looks into what happened; `id` null where the address names none. */
export async function readQuarantined(
  { store }: Pick<Desk, 'store'>,
  id: number | null,
  staff: Staff,
): Promise<CommandResult<Uint8Array>> {
  const permission = permit(staff, { type: 'quarantine.see' });
  if (!permission.ok) return permission;
  const bytes = id === null ? null : await store.quarantine.bytes(id);
  return bytes === null
    ? refuse({ code: 'not_found', message: 'There is no such entry.' })
    : ok(bytes);
}
