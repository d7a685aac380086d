import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/transports/phone/contract.js';
import {
  changePbxOperation,
  verifyPbxOperation,
} from '../../src/transports/phone/pbx/pbx.contract.js';
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

const pin = '048291';
const newPin = '730264';

describe("the PBX endpoint, for Asterisk's CURL()", () => {
  let service: TestService;
  let pbx: PhoneSystem;
  let owner: TestMailbox;
  let extension: string;
  let extensions = 3_000;

  beforeAll(async () => {
    service = await TestService.start();
    pbx = await aPhoneSystem(service);
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    extension = String(++extensions);
    owner = await service.aMailbox({ extensions: [extension] });
    await service.setPin(owner, pin);
  });

  /** One word, and always with status 200. */
  async function wordFor(operation: Operation, form: object, as: PhoneSystem | null = pbx) {
    const response = await ask(service.server, operation, form, as ?? undefined);
    expectDescribed(response, operation);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.text).toMatch(/^\S+$/);
    return response.text;
  }
  const verify = (form: object, as?: PhoneSystem | null) => wordFor(verifyPbxOperation, form, as);
  const change = (form: object, as?: PhoneSystem | null) => wordFor(changePbxOperation, form, as);

  it('answers OK to the PIN, and OK_CHANGE if it has to be changed', async () => {
    expect(await verify({ mailbox: extension, pin, callId: '1764.1' })).toBe('OK');
    await service.setPin(owner, pin, { temporary: true });
    expect(await verify({ mailbox: owner.address, pin })).toBe('OK_CHANGE');
  });

  it('answers DENY to a wrong PIN, and an unknown or out-of-scope mailbox', async () => {
    const scope = `policy:${await service.aPolicy()}`;
    const abroad = await aPhoneSystem(service, { scope });
    expect(await verify({ mailbox: extension, pin: '48291' })).toBe('DENY');
    expect(await verify({ mailbox: extension, pin: '' })).toBe('DENY');
    expect(await verify({ mailbox: '9999', pin })).toBe('DENY');
    expect(await verify({ mailbox: extension, pin }, abroad)).toBe('DENY');
  });

  it('logs the addresses of the mailboxes that share the extension of a denied attempt', async () => {
    const logged = async (form: object) => {
      const before = service.logs.length;
      expect(await verify(form)).toBe('DENY');
      return service.logs.slice(before).join('');
    };
    expect(await logged({ mailbox: extension, pin: '48291' })).toContain(owner.address);
    const second = await service.aMailbox({ extensions: [extension] });
    const lines = await logged({ mailbox: extension, pin });
    for (const { address } of [owner, second]) expect(lines).toContain(address);
    expect(lines).toContain(pbx.login);
  });

  it('counts no wrong attempt if no PIN was typed', async () => {
    expect(await verify({ mailbox: extension, pin: '' })).toBe('DENY');
    expect(await change({ mailbox: extension, oldPin: '', newPin })).toBe('DENY');
    expect(await service.credential(owner.mailboxId)).toMatchObject({ failedAttempts: 0 });
    expect(await verify({ mailbox: extension, pin: '1' })).toBe('DENY');
    expect(await service.credential(owner.mailboxId)).toMatchObject({ failedAttempts: 1 });
  });

  it('answers LOCKED and EXPIRED', async () => {
    await service.setPin(owner, pin, { temporary: true, setAt: hoursAgo(73) });
    expect(await verify({ mailbox: extension, pin })).toBe('EXPIRED');
    expect(await change({ mailbox: extension, oldPin: pin, newPin })).toBe('EXPIRED');
    await lock(service, owner);
    expect(await verify({ mailbox: extension, pin })).toBe('LOCKED');
  });

  it('changes a PIN, or names the rule that the new one breaks', async () => {
    const form = { mailbox: extension, oldPin: pin };
    expect(await change({ ...form, newPin: '111111' })).toBe('REFUSED:repetition');
    expect(await change({ ...form, newPin: pin })).toBe('REFUSED:history');
    expect(await change({ ...form, oldPin: '', newPin })).toBe('DENY');
    expect(await change({ ...form, newPin })).toBe('OK');
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it.each<[string, () => object | string]>([
    ['no PIN', () => ({ mailbox: extension })],
    ['no mailbox', () => ({ pin })],
    ['two PINs', () => `mailbox=${extension}&pin=${pin}&pin=000000`],
    ['percent signs that encode nothing', () => `mailbox=${extension}&pin=%zz`],
    ['an empty form', () => ''],
    ['a form that is too long', () => ({ mailbox: extension, pin, callId: 'x'.repeat(70_000) })],
  ])('answers ERROR to %s', async (_, form) => {
    expect(await verify(form() as object)).toBe('ERROR');
  });

  it('answers ERROR to a wrong or missing API key, and to JSON', async () => {
    const form = { mailbox: extension, pin };
    expect(await verify(form, { ...pbx, key: 'made up for a test' })).toBe('ERROR');
    expect(await verify(form, null)).toBe('ERROR');
    expect(service.logs.join('')).toContain('authentication failed');
    const json = await ask(service.server, verifyPbxOperation, form, pbx).type('json');
    expect([json.status, json.text]).toEqual([200, 'ERROR']);
  });
});
