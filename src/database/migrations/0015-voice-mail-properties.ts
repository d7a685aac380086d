import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What owners set for their voice mail, beside the PIN: the properties of [MS-OXWUMS] GetUMProperties. */
export class VoiceMailProperties0015 implements MigrationInterface {
  readonly name = 'VoiceMailProperties1768000000015';

  async up(runner: QueryRunner): Promise<void> {
    // Constant defaults: no row is rewritten, and an older release adds mailboxes without naming them.
    await runner.query(`ALTER TABLE mailboxes
      ADD oof_status boolean NOT NULL DEFAULT false,
      ADD missed_call_notification_enabled boolean NOT NULL DEFAULT true,
      ADD play_on_phone_dial_string text,
      ADD telephone_access_folder_email text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mailboxes
      DROP oof_status,
      DROP missed_call_notification_enabled,
      DROP play_on_phone_dial_string,
      DROP telephone_access_folder_email`);
  }
}
