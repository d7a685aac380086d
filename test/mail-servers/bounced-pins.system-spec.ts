import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { NextHop } from '../support/mail-servers/next-hop.js';
import type { Relay } from '../support/mail-servers/relay.js';
import { usableKinds } from '../support/mail-servers/servers.js';
import { tryPin } from '../support/phone.js';
import { freePorts } from '../support/ports.js';
import { expectReset, resetPin } from '../support/soap.js';

const oldPin = '482915';

/** The whole way: umpin, a real relay, the server behind it that refuses, and the report back to umpin. */
describe.each(usableKinds)('a PIN whose mail $name has accepted', ({ name, start }) => {
  let hop: NextHop;
  let relay: Relay;
  let service: TestService;

  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    hop = await NextHop.start();
    const routes = { 'example.net': hop.route, 'umpin.example.com': { port } };
    relay = await start({ routes });
    service = await TestService.start({
      SMTP_URL: relay.url,
      BOUNCE_ADDRESS: 'bounces@umpin.example.com',
      BOUNCE_PORT: String(port),
    });
  });
  afterAll(async () => {
    await service.stop();
    await relay.stop();
    await hop.stop();
  });

  async function aReset(address: string): Promise<TestMailbox> {
    const owner = await service.aMailbox({ address, pin: oldPin });
    expectReset(await resetPin(service.server, owner));
    return owner;
  }
  const recorded = async (owner: TestMailbox) =>
    (await service.eventsOf(owner)).map(({ event, detail }) => `${event} ${detail ?? ''}`);

  it('is valid when it arrives', async () => {
    const owner = await aReset('alice@example.net');
    const { raw, from } = await hop.mailTo(owner.address, 30_000);
    expect(from).toMatch(/^bounces\+[a-z2-7]{42}@umpin\.example\.com$/);
    const [, pin = ''] = /\r\n(\d{6})\r\n/.exec(raw) ?? [];
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'denied' });
  });

  it.skipIf(name === 'OpenSMTPD').each([
    ['does not exist', 'no-such-user@example.net', '5.1.1 (550)'],
    ['is full', 'full-mailbox@example.net', '5.2.2 (552)'],
  ])('gives way to the one before if the mailbox %s (P13)', async (_, address, status) => {
    const owner = await aReset(address);
    await expect
      .poll(() => recorded(owner), { timeout: 30_000 })
      .toContain(`reset-returned ${status}`);
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
  });

  // Its reports are a multipart/mixed (docs/mail-servers.md).
  it.runIf(name === 'OpenSMTPD')('stays, as no report of this server counts', async () => {
    const owner = await aReset('no-such-user@example.net');
    const dropped = () => service.logs.some((line) => line.includes('delivery report dropped'));
    await expect.poll(dropped, { timeout: 30_000 }).toBe(true);
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'denied' });
  });
});
