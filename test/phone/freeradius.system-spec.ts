import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PinPolicy } from '../../src/pin-policy/pin-policy.js';
import { TestService } from '../support/app.js';
import { FreeRadius, freeRadiusIsInstalled } from '../support/freeradius.js';
import { aPhoneSystem, hoursAgo, lock, type PhoneSystem } from '../support/phone.js';

/** Neither a new PIN nor a lock after the wrong attempts of these tests. */
const patient = { logonFailuresBeforePinReset: 998, maxLogonAttempts: 999 };
const [pin, otherPin] = ['482915', '739164'];
/** A service that is away is noticed sooner, and rejected nobody in that time. */
const impatient = { patienceSeconds: 2 };
const accepted = { packet: 'Access-Accept' };
const rejected = { packet: 'Access-Reject' };
const unanswered = { packet: undefined };
const wrong = { packet: 'Access-Reject', message: 'The PIN is wrong.' };

describe.skipIf(!freeRadiusIsInstalled)('RADIUS, with the files of examples/', () => {
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let freeRadius: FreeRadius;

  beforeAll(async () => {
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    phoneSystem = await aPhoneSystem(service);
    const url = await service.app.getUrl();
    freeRadius = await FreeRadius.start({ url, key: phoneSystem.key });
    await aMailbox('1001', patient);
  });
  afterAll(async () => {
    await freeRadius.stop();
    await service.stop();
  });

  const aMailbox = (extension: string, policy: Partial<PinPolicy> = {}, language = 'en') =>
    service.aMailbox({ extensions: [extension], policy, pin, language });

  it('accepts the PIN, by extension or address', async () => {
    const { address } = await aMailbox('1002');
    expect(await freeRadius.authenticate('1001', pin)).toEqual(accepted);
    expect(await freeRadius.authenticate(address, pin)).toEqual(accepted);
  });

  it("accepts a PIN that has to be changed, and says why in the owner's language", async () => {
    const mailbox = await aMailbox('1003', {}, 'fi');
    await service.setPin(mailbox, pin, { temporary: true });
    expect(await freeRadius.authenticate('1003', pin)).toEqual({
      ...accepted,
      message: 'Tämä PIN-koodi on lähetetty sinulle sähköpostitse. Valitse oma koodi.',
    });
    const policy = await service.aPolicy();
    await service.aMailbox({ extensions: ['1007'], policy, pin, language: 'zh-TW' });
    await service.setPolicy(policy, { minPinLength: 8 });
    expect(await freeRadius.authenticate('1007', pin)).toEqual({
      ...accepted,
      message: '此 PIN 碼太短。請選擇至少 8 位數的 PIN 碼。',
    });
  });

  it('says why no more PIN is accepted to whoever has typed the right one, and to nobody else', async () => {
    const mailbox = await aMailbox('1008', patient, 'ru');
    await service.setPin(mailbox, pin, { temporary: true, setAt: hoursAgo(73) });
    expect(await freeRadius.authenticate('1008', pin)).toEqual({
      ...rejected,
      message:
        'Срок действия этого PIN-кода истёк, так как его не сменили вовремя. Запросите новый код.',
    });
    expect(await freeRadius.authenticate('1008', otherPin)).toEqual(wrong);
  });

  it('rejects a wrong PIN with a message, and counts it', async () => {
    const mailbox = await aMailbox('1004');
    expect(await freeRadius.authenticate('1004', otherPin)).toEqual(wrong);
    expect(await service.failedAttempts(mailbox)).toBe(1);
  });

  it('rejects an unknown name like a wrong PIN', async () => {
    expect(await freeRadius.authenticate('4711', pin)).toEqual(wrong);
  });

  it('rejects a locked mailbox', async () => {
    await lock(service, await aMailbox('1005'));
    expect(await freeRadius.authenticate('1005', pin)).toMatchObject(rejected);
  });

  it.each([
    ['1001","pin":"482915', otherPin],
    ['1001"}', otherPin],
    ['1001\\', otherPin],
    ['4711', `1","mailbox":"1001","pin":"${pin}`],
    ['%{User-Password}', '1001'],
    ["1001' OR '1'='1", pin],
  ])('passes the name %j and the PIN %j on unchanged', async (name, password) => {
    expect(await freeRadius.authenticate(name, password)).toEqual(wrong);
  });

  it.each(['1001\0', '1001\0x', '1001\n', '1001\u00ff', 'Jürgen'])(
    'asks nobody about the name %j',
    async (name) => {
      expect(await freeRadius.authenticate(name, pin)).toEqual(rejected);
    },
  );

  it.each([`${pin}\n`, `${pin}ü`, `${pin} `, `${pin}1`])(
    'does not take %j for the PIN',
    async (password) => {
      expect(await freeRadius.authenticate('1001', password)).toMatchObject(rejected);
    },
  );

  it('rejects an empty PIN, and does not count it', async () => {
    const mailbox = await aMailbox('1006');
    expect(await freeRadius.authenticate('1006', '')).toMatchObject(rejected);
    expect(await service.failedAttempts(mailbox)).toBe(0);
  });

  it('drops a request that could be forged', async () => {
    const forgeable = { attributes: [], patienceSeconds: 0.5 };
    expect(await freeRadius.authenticate('1001', pin, forgeable)).toEqual(unanswered);
  });

  it('answers many simultaneous requests', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => freeRadius.authenticate('1001', pin)),
    );
    expect(answers).toEqual(Array(16).fill(accepted));
  });

  it('does not answer while the database is away, as a reject would be final', async () => {
    await service.db.away();
    expect(await freeRadius.authenticate('1001', pin, impatient)).toEqual(unanswered);
    await service.db.back();
    await expect.poll(() => freeRadius.authenticate('1001', pin)).toEqual(accepted);
  });

  it('rejects all requests if the key is wrong', async () => {
    await service.db.dataSource.query('UPDATE api_keys SET revoked_at = now()');
    expect(await freeRadius.authenticate('1001', pin)).toMatchObject(rejected);
    await service.db.dataSource.query('UPDATE api_keys SET revoked_at = NULL');
    expect(await freeRadius.authenticate('1001', pin)).toEqual(accepted);
  });

  it('starts while the service is away, and answers no request', async () => {
    const alone = await FreeRadius.start({ url: 'http://127.0.0.1:9', key: phoneSystem.key });
    expect(await alone.authenticate('1001', pin, impatient)).toEqual(unanswered);
    // That it hears: what needs no service is answered.
    expect(await alone.authenticate('1001\n', pin, impatient)).toEqual(rejected);
    await alone.stop();
  });

  it('leaves no PIN and no key in a log', async () => {
    const logs = (await freeRadius.log()) + service.logs.join('');
    expect(logs).toContain('Ready to process requests');
    for (const secret of [pin, otherPin, phoneSystem.key]) expect(logs).not.toContain(secret);
  });
});
