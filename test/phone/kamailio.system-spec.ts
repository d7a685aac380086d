import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { Kamailio, kamailioIsInstalled } from '../support/kamailio.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, lock, type PhoneSystem } from '../support/phone.js';

const [pin, otherPin] = ['482915', '739164'];
const [letIn, refused, toChange] = [200, 403, 480];
const patienceMs = 10_000;

describe.skipIf(!kamailioIsInstalled)('Kamailio, with the files of examples/', () => {
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let kamailio: Kamailio;
  let mailbox: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    phoneSystem = await aPhoneSystem(service);
    kamailio = await Kamailio.start({ url: await service.app.getUrl(), key: phoneSystem.key });
    mailbox = await service.aMailbox({ extensions: ['1001'], pin });
  });
  afterAll(async () => {
    await kamailio.stop();
    await service.stop();
  });

  const statusOf = (extension: string, typed: string) =>
    kamailio.statusOf(extension, typed, patienceMs);

  it('accepts the PIN, and refuses another one', async () => {
    expect(await statusOf('1001', pin)).toBe(letIn);
    expect(await statusOf('1001', otherPin)).toBe(refused);
    expect((await service.credential(mailbox.mailboxId))?.failedAttempts).toBe(1);
    expect(await statusOf('1001', pin)).toBe(letIn);
  });

  it.each(['', `${pin}&mailbox=1001`, `${pin} `.repeat(2), '%34', 'x'])(
    'asks nobody about the PIN %j',
    async (typed) => {
      expect(await statusOf('1001', typed)).toBe(refused);
    },
  );

  it('refuses an unknown mailbox, and accepts a temporary PIN only for a change of it', async () => {
    expect(await statusOf('4711', pin)).toBe(refused);
    await service.setPin(await service.aMailbox({ extensions: ['1002'] }), pin, {
      temporary: true,
    });
    expect(await statusOf('1002', pin)).toBe(toChange);
  });

  it('refuses a locked mailbox', async () => {
    const locked = await service.aMailbox({ extensions: ['1003'], pin });
    await lock(service, locked);
    expect(await statusOf('1003', pin)).toBe(refused);
  });

  it('refuses all calls while the database is away', async () => {
    await service.db.away();
    try {
      expect(await statusOf('1001', pin)).toBe(refused);
    } finally {
      await service.db.back();
    }
    await expect.poll(() => statusOf('1001', pin)).toBe(letIn);
  });

  it('refuses all calls if the key is wrong, or the service is away', async () => {
    const settings = [
      { url: await service.app.getUrl(), key: 'umpin_made-up' },
      { url: 'http://127.0.0.1:9', key: phoneSystem.key },
    ];
    for (const umpin of settings) {
      const alone = await Kamailio.start(umpin);
      expect(await alone.statusOf('1001', pin, patienceMs)).toBe(refused);
      await alone.stop();
    }
  });

  it.each(['OK', 'OK_CHANGE'])('takes %s for nothing if the status is not 200', async (word) => {
    const broken = createServer((_, response) => response.writeHead(404).end(word));
    broken.listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const { port } = broken.address() as AddressInfo;
    const alone = await Kamailio.start({ url: `http://127.0.0.1:${port}`, key: 'umpin_made-up' });
    expect(await alone.statusOf('1001', pin, patienceMs)).toBe(refused);
    await alone.stop();
    broken.close();
  });

  it('leaves no PIN and no key in a log', async () => {
    const logs = (await kamailio.log()) + service.logs.join('');
    for (const secret of [pin, otherPin, phoneSystem.key]) expect(logs).not.toContain(secret);
  });
});
