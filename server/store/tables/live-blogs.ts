import type { LiveBlogFacts } from '../../../shared/domain/decision.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import { locking } from '../dialect.ts';
import { applyEffect } from './effects.ts';
import { liveBlogFields, liveBlogOf, pinsOf } from './live-blog-row.ts';
import type { Database } from '../schema.ts';
import { encodeChecked } from '../checked-text.ts';
import type { LiveBlogTable } from '../store.ts';

const factsOf = (row: Database['live_blog'] | undefined): LiveBlogFacts | null =>
  row === undefined ? null : { liveBlog: liveBlogOf(row), pins: pinsOf(row) };

export function createLiveBlogTable(connection: Connection): LiveBlogTable {
  const { db, facts } = connection;
  const select = () => db.selectFrom('live_blog').selectAll();
  return {
    async insert(liveBlog) {
      const { id, slug, createdAt, seq } = liveBlog;
      const fields = liveBlogFields(liveBlog);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('live_blog')
        .values({ id, slug, created_at: createdAt, seq, fields, pins: encodeChecked([]) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? 'inserted' : 'taken';
    },
    async list() {
      const rows = await select().orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
      return rows.map(liveBlogOf);
    },
    async get(id) {
      const row = await select().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : liveBlogOf(row);
    },
    async getBySlug(slug) {
      const row = await select().where('slug', '=', slug).executeTakeFirst();
      return row === undefined ? null : liveBlogOf(row);
    },
    async readFacts(id) {
      return factsOf(await select().where('id', '=', id).executeTakeFirst());
    },
    async readForUpdate(id) {
      return factsOf(await locking(facts, select().where('id', '=', id)).executeTakeFirst());
    },
    apply: (id, effects) =>
      inTransaction(connection, async (transaction) => {
        for (const effect of effects) await applyEffect(transaction.db, id, effect);
      }),
  };
}
