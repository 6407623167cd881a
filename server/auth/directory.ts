import type { UserId } from '../../shared/ids.ts';
import type { Person } from '../../shared/protocol/desk.ts';
import type { PeopleTable, PersonRow } from '../store/store.ts';
import { personColor } from './person-color.ts';

/** Names of people by id, kept in memory: cards, carets and bylines ask for them all the time. */
export interface Directory {
  /** From the database, past the cache; null where there is no such active person. */
  fresh(id: UserId): Promise<PersonRow | null>;
  people(ids: readonly UserId[]): Promise<readonly Person[]>;
  /** Of someone who was asked for before, as everybody is who signs in. */
  readonly colorOf: (id: UserId) => string;
  forget(id: UserId): void;
}

/** A directory over the table of people; empty until somebody is asked for. */
export function createDirectory(table: PeopleTable): Directory {
  const known = new Map<UserId, PersonRow>();
  /** Never forgotten: a place does not change. */
  const places = new Map<UserId, number>();

  async function read(id: UserId): Promise<PersonRow | null> {
    const row = await table.get(id);
    if (row === null) return null;
    known.set(id, row);
    places.set(id, row.place);
    return row;
  }

  const colorOf = (id: UserId): string => personColor(places.get(id) ?? 0);

  async function fresh(id: UserId): Promise<PersonRow | null> {
    const row = await read(id);
    return row === null || row.deactivated ? null : row;
  }

  async function person(id: UserId): Promise<Person> {
    const row = known.get(id) ?? (await read(id));
    return { userId: id, name: row?.name ?? 'Former colleague', color: colorOf(id) };
  }

  return {
    fresh,
    people: (ids) => Promise.all(ids.map(person)),
    colorOf,
    forget: (id) => void known.delete(id),
  };
}
