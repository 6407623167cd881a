import type { Connection } from '../connection.ts';
import type { Database } from '../schema.ts';
import type { Invitation, InvitationTable } from '../store.ts';

function invitationOf(row: Database['invitation']): Invitation {
  return {
    tokenHash: row.token_hash,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
  };
}

export function createInvitationTable({ db }: Connection): InvitationTable {
  const select = () => db.selectFrom('invitation').selectAll();
  return {
    async insert({ tokenHash, email, role, invitedBy, expiresAt }) {
      await db
        .insertInto('invitation')
        .values({
          token_hash: tokenHash,
          email,
          role,
          invited_by: invitedBy,
          expires_at: expiresAt,
        })
        .execute();
    },
    async list() {
      return (await select().orderBy('expires_at').execute()).map(invitationOf);
    },
    async find(tokenHash) {
      const row = await select().where('token_hash', '=', tokenHash).executeTakeFirst();
      return row === undefined ? null : invitationOf(row);
    },
    async delete(tokenHash) {
      await db.deleteFrom('invitation').where('token_hash', '=', tokenHash).execute();
    },
  };
}
