import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of people who have signed in to the pages. */
export class PageSessions0014 implements MigrationInterface {
  readonly name = 'PageSessions1768000000014';

  async up(runner: QueryRunner): Promise<void> {
    // now() is computed once, so that no row is rewritten.
    await runner.query(
      'ALTER TABLE accounts ADD COLUMN sessions_valid_from timestamptz NOT NULL DEFAULT now()',
    );
    // For an account that is made again under the login of another one, as well.
    await runner.query(
      'ALTER TABLE accounts ALTER COLUMN sessions_valid_from SET DEFAULT clock_timestamp()',
    );
    await runner.query(
      `CREATE TABLE page_sessions (
         id_digest text PRIMARY KEY,
         login text NOT NULL,
         signed_in_at timestamptz NOT NULL,
         seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
         content jsonb NOT NULL
       )`,
    );
    await runner.query('CREATE INDEX page_sessions_login ON page_sessions (lower(login))');
    await runner.query('CREATE INDEX page_sessions_seen_at ON page_sessions (seen_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE page_sessions');
    await runner.query('ALTER TABLE accounts DROP COLUMN sessions_valid_from');
  }
}
