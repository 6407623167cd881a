import { instant } from '../../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import type { Database } from '../schema.ts';
import type { PeopleTable, PersonRow } from '../store.ts';

const COLUMNS = ['id', 'name', 'email', 'role', 'deactivated', 'createdAt'] as const;

type Row = Pick<Database['user'], (typeof COLUMNS)[number]> & { readonly place: number | null };

function personOf(row: Row): PersonRow {
  return {
    userId: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    deactivated: Boolean(row.deactivated),
    createdAt: instant(new Date(row.createdAt)),
    place: row.place ?? 0,
  };
}

/** With how many came before each. */
const accounts = ({ db }: Connection) =>
  db
    .selectFrom('user')
    .select(COLUMNS)
    .select((eb) =>
      eb
        .selectFrom('user as earlier')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where((before) =>
          before(
            before.refTuple('earlier.createdAt', 'earlier.id'),
            '<',
            before.refTuple('user.createdAt', 'user.id'),
          ),
        )
        .as('place'),
    );

/** The accounts that better-auth keeps, as colleagues. */
export function createPeopleTable(connection: Connection): PeopleTable {
  const { db } = connection;
  const select = () => accounts(connection);
  return {
    async list() {
      return (await select().orderBy('createdAt').orderBy('id').execute()).map(personOf);
    },
    async get(id) {
      const row = await select().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : personOf(row);
    },
    async setRole(id, role) {
      await db.updateTable('user').set({ role }).where('id', '=', id).execute();
    },
    deactivate: (id) =>
      inTransaction(connection, async ({ db: transaction }) => {
        await transaction
          .updateTable('user')
          .set({ deactivated: true })
          .where('id', '=', id)
          .execute();
        await transaction.deleteFrom('account').where('userId', '=', id).execute();
        await transaction.deleteFrom('session').where('userId', '=', id).execute();
      }),
    async countActive() {
      const { active } = await db
        .selectFrom('user')
        .select(({ fn }) => fn.countAll<number>().as('active'))
        .where('deactivated', '=', false)
        .executeTakeFirstOrThrow();
      return active;
    },
  };
}
