import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refuses the changes of PINs that the triggers of 0008 do not see (P12): no use case makes them. */
export class PinTriggers0017 implements MigrationInterface {
  readonly name = 'PinTriggers1768000000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of ['moved', 'emptied']) {
      await runner.query(`DROP TRIGGER pin_credentials_not_${change} ON pin_credentials`);
    }
    await runner.query('DROP FUNCTION refuse_pin_change()');
  }
}

const statements = [
  `CREATE FUNCTION refuse_pin_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% of pin_credentials: a PIN stays with its mailbox, or is deleted on record', TG_OP
      USING ERRCODE = 'integrity_constraint_violation';
  END $$`,
  `CREATE TRIGGER pin_credentials_not_moved BEFORE UPDATE OF mailbox_id ON pin_credentials
    FOR EACH ROW WHEN (NEW.mailbox_id IS DISTINCT FROM OLD.mailbox_id)
    EXECUTE FUNCTION refuse_pin_change()`,
  `CREATE TRIGGER pin_credentials_not_emptied BEFORE TRUNCATE ON pin_credentials
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_pin_change()`,
];
