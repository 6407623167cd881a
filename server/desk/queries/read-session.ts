import type { Role, Staff } from '../../../shared/domain/policy.ts';
import type { Person } from '../../../shared/protocol/desk.ts';
import { ok } from '../../../shared/result.ts';
import { personColor } from '../../auth/person-color.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

interface Session {
  readonly user: Person & { readonly email: string; readonly role: Role };
}

/** Who is signed in. */
export async function readSession(
  { store }: Pick<Desk, 'store'>,
  { userId, name, role }: Staff,
): Promise<CommandResult<Session>> {
  const person = await store.people.get(userId);
  const email = person?.email ?? '';
  return ok({ user: { userId, name, email, role, color: personColor(person?.place ?? 0) } });
}
