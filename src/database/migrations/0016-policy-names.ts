import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One policy of each name, however it is written: a policy is found by its name without regard to case. */
export class PolicyNames0016 implements MigrationInterface {
  readonly name = 'PolicyNames1768000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE pin_policies ADD UNIQUE (name)');
    await runner.query('DROP INDEX pin_policies_same_name');
  }
}

const statements = [
  // Two that were created simultaneously. A name has 64 characters at most; mailboxes keep their policy.
  `WITH twins AS (
     SELECT id, name, first_value(name) OVER same_name AS keeps, row_number() OVER same_name AS place
     FROM pin_policies
     WINDOW same_name AS (PARTITION BY lower(name), upper(name) ORDER BY name COLLATE "C")
   ), renamed AS (
     UPDATE pin_policies policy SET name = left(policy.name, 55) || ' ' || left(policy.id::text, 8)
     FROM twins WHERE twins.id = policy.id AND place > 1
     RETURNING policy.name, twins.name AS before, keeps
   )
   INSERT INTO audit_events (event, actor, detail)
   SELECT 'policy-set', 'umpin', format('%s, name changed: it was %s, and %s keeps it', name, before, keeps)
   FROM renamed ORDER BY name`,
  // As names are compared (same-name.ts).
  'CREATE UNIQUE INDEX pin_policies_same_name ON pin_policies (lower(name), upper(name))',
  'ALTER TABLE pin_policies DROP CONSTRAINT pin_policies_name_key',
];
