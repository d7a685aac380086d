import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { radiusOperation } from '../../src/transports/phone/radius/radius.contract.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import {
  aPhoneSystem,
  ask,
  expectDescribed,
  hoursAgo,
  lock,
  type PhoneSystem,
} from '../support/phone.js';

const pin = '482915';

describe('the RADIUS endpoint', () => {
  let service: TestService;
  let radius: PhoneSystem;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start();
    radius = await aPhoneSystem(service);
    owner = await service.aMailbox({ extensions: ['4001'] });
    await service.setPin(owner, pin);
  });
  afterAll(() => service.stop());

  async function authenticate(body: object, as: PhoneSystem = radius) {
    const response = await ask(service.server, radiusOperation, body, as);
    expectDescribed(response, radiusOperation);
    return response;
  }
  const said = (text: string) => ({ 'reply:Reply-Message': text });

  it('accepts the PIN with 204 and no body, also one that has to be changed', async () => {
    const answer = await authenticate({ mailbox: '4001', pin, nas: '192.0.2.1' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    await service.setPin(owner, pin, { temporary: true });
    expect((await authenticate({ mailbox: owner.address, pin })).status).toBe(204);
  });

  it('rejects a wrong PIN, an unknown and an out-of-scope mailbox with 401 and the same bytes (P10)', async () => {
    const scope = `policy:${await service.aPolicy()}`;
    const abroad = await aPhoneSystem(service, { scope });
    for (const answer of [
      await authenticate({ mailbox: '4001', pin: '000000' }),
      await authenticate({ mailbox: '9999', pin }),
      await authenticate({ mailbox: '4001', pin }, abroad),
    ]) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(said('The PIN is wrong.'));
      expect(answer.headers['www-authenticate']).toMatch(/^Basic /);
    }
  });

  it('rejects an expired temporary PIN with 401, and a locked mailbox with 403', async () => {
    await service.setPin(owner, pin, { temporary: true, setAt: hoursAgo(73) });
    const over = await authenticate({ mailbox: '4001', pin });
    expect([over.status, over.body]).toEqual([401, said('The temporary PIN has expired.')]);
    await lock(service, owner);
    const locked = await authenticate({ mailbox: '4001', pin });
    expect([locked.status, locked.body]).toEqual([403, said('The mailbox is locked.')]);
  });

  it('answers every failure with a body that rlm_rest can read', async () => {
    const failures = [
      [401, await authenticate({}, { ...radius, key: 'made up for a test' })],
      [400, await authenticate({ mailbox: '', pin })],
      [413, await authenticate({ mailbox: '4001', pin: '1'.repeat(70_000) })],
      [
        415,
        await ask(service.server, radiusOperation, Buffer.from('a=b'), radius).type('text/plain'),
      ],
    ] as const;
    for (const [status, answer] of failures) {
      expect([answer.status, answer.body]).toEqual([
        status,
        said('The PIN cannot be checked now.'),
      ]);
    }
  });
});
