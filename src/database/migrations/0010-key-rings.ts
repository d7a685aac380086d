import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each instance reports of its key ring, so that none is left without a key. */
export class KeyRings0010 implements MigrationInterface {
  readonly name = 'KeyRings1768000000010';

  async up(runner: QueryRunner): Promise<void> {
    // keys: `id:check` of each key, the one that seals first; no part of a key.
    await runner.query(`CREATE TABLE key_rings (
      instance uuid PRIMARY KEY,
      host text NOT NULL,
      keys text[] NOT NULL,
      seen_at timestamptz NOT NULL DEFAULT now(),
      stopped_at timestamptz
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE key_rings');
  }
}
