import type { UserId } from '../../shared/ids.ts';
import type { Person } from '../../shared/protocol/desk.ts';
import type { PeopleTable, PersonRow } from '../store/store.ts';
import { personColor } from './person-color.ts';

/** Names of people by id, kept in memory: cards, carets and bylines ask for them all the time. */
export interface Directory {
  /** From the database, past the cache; null where there is no such active person. */
  fresh(id: UserId): Promise<PersonRow | null>;
  people(ids: readonly UserId[]): Promise<readonly Person[]>;
  forget(id: UserId): void;
}

export function createDirectory(table: PeopleTable): Directory {
  const known = new Map<UserId, PersonRow>();

  async function fresh(id: UserId): Promise<PersonRow | null> {
    const row = await table.get(id);
    if (row !== null) known.set(id, row);
    return row === null || row.deactivated ? null : row;
  }

  async function person(id: UserId): Promise<Person> {
    const row = known.get(id) ?? (await table.get(id));
    if (row !== null) known.set(id, row);
    return { userId: id, name: row?.name ?? 'Former colleague', color: personColor(id) };
  }

  return {
    fresh,
    people: (ids) => Promise.all(ids.map(person)),
    forget: (id) => void known.delete(id),
  };
}
