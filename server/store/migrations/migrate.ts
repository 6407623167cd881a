import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import type { Connection } from '../connection.ts';
import type { DialectFacts } from '../dialect.ts';
import { StorageError } from '../errors.ts';
import { CREDIT_STATEMENTS } from './credits.ts';
import { formatStatements } from './formats.ts';
import { NAME_STATEMENTS } from './names.ts';
import { startAuthStatements } from './start-auth.ts';
import { startStatements } from './start.ts';
import { versionStatements } from './versions.ts';

function migration(statements: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/** What kysely says of a database that has been through a step which this version does not know. */
const FROM_NEWER = /previously executed migration (\S+) is missing/;

/** Names sort in the order in which they run, and are kept in the database. */
const migrations = (facts: DialectFacts): Record<string, Migration> => ({
  '0001-start': migration([...startAuthStatements(facts), ...startStatements(facts)]),
  '0002-versions': migration(versionStatements(facts)),
  '0003-credits': migration(CREDIT_STATEMENTS),
  '0004-formats': migration(formatStatements(facts)),
  '0005-names': migration(NAME_STATEMENTS),
});

/**
 * Brings the database to this version in one transaction and answers the names of what ran. Throws, and
 * changes nothing, where a step fails or the database comes from a newer version.
 */
export async function migrate({ db, facts }: Connection): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations(facts)) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error instanceof StorageError) throw error;
  if (error !== undefined) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    const [, newer] = FROM_NEWER.exec(reason) ?? [];
    if (newer !== undefined) {
      throw new Error(
        `The database comes from a newer version of Dateline (${newer}): start that version, or restore a backup made before.`,
        { cause: error },
      );
    }
    throw new Error(`The database could not be migrated: ${reason}`, { cause: error });
  }
  return results.map((result) => result.migrationName);
}
