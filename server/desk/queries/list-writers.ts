import type { Staff } from '../../../shared/domain/policy.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { mayRead } from '../access.ts';
import type { Desk } from '../desk.ts';
import { unknownUpdate } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** The Yjs client ids of a draft, and whose each is ([W7]): DraftClient of shared/protocol/desk.ts, for each. */
export async function listWriters(
  { store, drafts, directory }: Pick<Desk, 'store' | 'drafts' | 'directory'>,
  id: UpdateId,
  staff: Staff,
): Promise<CommandResult<readonly unknown[]>> {
  const refusal = await mayRead(store, staff, id);
  if (refusal !== null) return refuse(refusal);
  const authorship = await drafts.readAuthorship(id);
  if (authorship === null) return unknownUpdate;
  const owners = [...authorship.owners];
  const { credits } = authorship;
  const ids = [...owners.map(([, userId]) => userId), ...credits.map(({ owner }) => owner)];
  const people = new Map(
    (await directory.people([...new Set(ids)])).map((person) => [person.userId, person]),
  );
  const body = owners.map(([clientId, userId]) => ({
    clientId,
    person: people.get(userId),
    credits: credits
      .filter(({ client }) => client === clientId)
      .map(({ clock, length, owner }) => ({ clock, length, person: people.get(owner) })),
  }));
  return ok(body);
}
