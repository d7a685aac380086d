import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Mailbox } from '../../src/credentials/mailbox.entity.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { createApp } from '../../src/http-server/app.js';
import { loadConfig } from '../../src/config/config.js';
import { createLogger } from '../../src/logging/logger.js';
import { done, refused, runCommand } from '../support/command.js';
import { aMail, MailDelivery } from '../support/mail-delivery.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';
import { silence } from '../support/smtp-sink.js';

const main = new URL('../../dist/src/cli/admin/main.js', import.meta.url).pathname;

/** Without a service: all that happens, the command does. */
describe('umpin reset', () => {
  let delivery: MailDelivery;
  let settings: Record<string, string>;
  let owner: TestMailbox;
  beforeAll(async () => {
    delivery = await MailDelivery.start();
    settings = {
      ...testSettings(delivery.db.url, delivery.smtp.url),
      REPLY_DEADLINE_SECONDS: '5',
    };
  });
  afterAll(() => delivery.stop());
  beforeEach(async () => {
    delivery.smtp.wellAgain();
    owner = await delivery.mailboxes.aMailbox({ pin: '482915' });
  });

  const reset = () => runCommand(`reset ${owner.address}`, settings);
  const mailed = () => delivery.smtp.to(owner.address);
  const verifies = (pin: string | undefined) => delivery.mailboxes.verifies(pin, owner);

  it('mails the owner a new PIN that is valid when the command ends (P1)', async () => {
    expect(await reset()).toEqual(done(`A new PIN was mailed to ${owner.address}, and is valid.`));
    expect(mailed()).toHaveLength(1);
    expect(mailed()[0]?.parsed.text).toMatch(/administrator/);
    expect(await verifies(mailed()[0]?.pin)).toBe(true);
    const [request] = (await delivery.mailboxes.eventsOf(owner)).filter(
      ({ event }) => event === 'reset-requested',
    );
    expect(request?.actor).toMatch(/^shell:/);
    expect(request?.source).toBe('shell');
  });

  it('does nothing of what the service does in the background', async () => {
    const others = await delivery.mailboxes.aMailbox({ sendPin: true });
    const id = await delivery.add('pin-expiry', others, aMail({ to: others.address }));
    // Longer than the pause before the first step of every job of the service.
    delivery.smtp.atEnd = () =>
      new Promise((resolve) => setTimeout(() => resolve('accept'), 1_500));
    expect(await reset()).toMatchObject({ code: 0 });
    const { manager } = delivery.db.dataSource;
    expect(await manager.findOneBy(OutboxMessage, { id })).toMatchObject({ attempts: 0 });
    const waiting = await manager.findOneByOrFail(Mailbox, { id: others.mailboxId });
    expect(waiting.firstPinWantedAt).not.toBeNull();
  });

  it('says by its exit code why there is no new PIN, and leaves the old one valid (P3)', async () => {
    delivery.smtp.atRecipient = () => ({ refuse: 451 });
    expect(await reset()).toMatchObject({ code: 3, output: '' });
    delivery.smtp.atRecipient = () => ({ refuse: 550 });
    expect(await reset()).toMatchObject({ code: 1, output: '' });
    expect(await verifies('482915')).toBe(true);
    expect(await runCommand('reset nobody@example.com', settings)).toEqual(
      refused('umpin: there is no such mailbox.'),
    );
    const { address } = await delivery.mailboxes.aMailbox({ umEnabled: false });
    expect(await runCommand(`reset ${address}`, settings)).toMatchObject({ code: 1 });
  });

  it('keeps to the limit of resets of a mailbox', async () => {
    const once_ = { ...settings, RESETS_PER_MAILBOX_PER_HOUR: '1' };
    expect(await runCommand(`reset ${owner.address}`, once_)).toMatchObject({ code: 0 });
    expect(await runCommand(`reset ${owner.address}`, once_)).toEqual(
      refused('umpin: more resets are asked for than the limits allow.'),
    );
    expect(mailed()).toHaveLength(1);
  });

  it('is finished by the service if it is killed after the end of data (P4)', async () => {
    delivery.smtp.atEnd = silence;
    const before = delivery.smtp.finalDots;
    const command = spawn(process.execPath, [main, 'reset', owner.address], {
      env: { NODE_ENV: 'production', ...settings },
      stdio: 'ignore',
    });
    await expect.poll(() => delivery.smtp.finalDots).toBe(before + 1);
    command.kill('SIGKILL');
    await once(command, 'exit');
    expect(await verifies('482915')).toBe(true);

    delivery.smtp.wellAgain();
    await delivery.db.dataSource.query(
      'UPDATE outbox SET leased_until = now() WHERE mailbox_id = $1',
      [owner.mailboxId],
    );
    const logger = createLogger('silent');
    const service = await createApp(loadConfig(settings), logger);
    try {
      await service.init();
      const delivered = async () => verifies(mailed().at(-1)?.pin);
      await expect.poll(delivered).toBe(true);
    } finally {
      await service.close();
    }
  });
});
