import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/transports/json-api/contract.js';
import {
  changePbxOperation,
  checkPbxOperation,
  verifyPbxOperation,
} from '../../src/transports/phone/pbx/pbx.contract.js';
import { aPhoneScene } from '../support/phone-scene.js';
import { ask, expectDescribed, hoursAgo, lock, type PhoneSystem } from '../support/phone.js';

const pin = '048291';
const newPin = '730264';

describe("the PBX endpoint, for Asterisk's CURL()", () => {
  const scene = aPhoneScene(pin);

  /** One word, and always with status 200. */
  async function wordFor(operation: Operation, form: object, as: PhoneSystem | null = scene.pbx) {
    const response = await ask(scene.service.server, operation, form, as ?? undefined);
    expectDescribed(response, operation);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.text).toMatch(/^\S+$/);
    return response.text;
  }
  const verify = (form: object, as?: PhoneSystem | null) => wordFor(verifyPbxOperation, form, as);
  const change = (form: object, as?: PhoneSystem | null) => wordFor(changePbxOperation, form, as);

  const check = (form: object, as?: PhoneSystem | null) => wordFor(checkPbxOperation, form, as);

  it('answers OK to the PIN, and OK_CHANGE if it has to be changed', async () => {
    expect(await verify({ mailbox: scene.extension, pin, callId: '1764.1' })).toBe('OK');
    await scene.service.setPin(scene.owner, pin, { temporary: true });
    expect(await verify({ mailbox: scene.owner.address, pin })).toBe('OK_CHANGE');
  });

  it('answers DENY to a wrong PIN, and an unknown or out-of-scope mailbox', async () => {
    expect(await verify({ mailbox: scene.extension, pin: '48291' })).toBe('DENY');
    expect(await verify({ mailbox: scene.extension, pin: '' })).toBe('DENY');
    expect(await verify({ mailbox: '9999', pin })).toBe('DENY');
    expect(await verify({ mailbox: scene.extension, pin }, scene.outOfScope)).toBe('DENY');
  });

  it('logs the addresses of the mailboxes that share the extension of a denied attempt', async () => {
    const logged = async (form: object) => {
      const before = scene.service.logs.length;
      expect(await verify(form)).toBe('DENY');
      return scene.service.logs.slice(before).join('');
    };
    expect(await logged({ mailbox: scene.extension, pin: '48291' })).toContain(scene.owner.address);
    const second = await scene.service.aMailbox({ extensions: [scene.extension] });
    const lines = await logged({ mailbox: scene.extension, pin });
    for (const { address } of [scene.owner, second]) expect(lines).toContain(address);
    expect(lines).toContain(scene.pbx.login);
  });

  it('counts no wrong attempt if no PIN was typed', async () => {
    expect(await verify({ mailbox: scene.extension, pin: '' })).toBe('DENY');
    expect(await change({ mailbox: scene.extension, oldPin: '', newPin })).toBe('DENY');
    expect(await scene.service.failedAttempts(scene.owner)).toBe(0);
    expect(await verify({ mailbox: scene.extension, pin: '1' })).toBe('DENY');
    expect(await scene.service.failedAttempts(scene.owner)).toBe(1);
  });

  it('answers LOCKED and EXPIRED', async () => {
    await scene.service.setPin(scene.owner, pin, { temporary: true, setAt: hoursAgo(73) });
    expect(await verify({ mailbox: scene.extension, pin })).toBe('EXPIRED');
    expect(await change({ mailbox: scene.extension, oldPin: pin, newPin })).toBe('EXPIRED');
    await lock(scene.service, scene.owner);
    expect(await verify({ mailbox: scene.extension, pin })).toBe('LOCKED');
  });

  it('changes a PIN, or names the rule that the new one breaks', async () => {
    const form = { mailbox: scene.extension, oldPin: pin };
    expect(await change({ ...form, newPin: '111111' })).toBe('REFUSED:repetition');
    expect(await change({ ...form, newPin: pin })).toBe('REFUSED:history');
    expect(await change({ ...form, oldPin: '', newPin })).toBe('DENY');
    expect(await change({ ...form, newPin })).toBe('OK');
    expect(await scene.service.verifies(newPin, scene.owner)).toBe(true);
  });

  it('checks a new PIN without a change, just after a right attempt', async () => {
    const form = { mailbox: scene.extension, newPin };
    expect(await check(form)).toBe('DENY');
    await verify({ mailbox: scene.extension, pin });
    expect(await check({ ...form, newPin: '111111' })).toBe('REFUSED:repetition');
    expect(await check({ ...form, newPin: pin })).toBe('REFUSED:history');
    expect(await check(form)).toBe('OK');
    expect(await check(form, scene.outOfScope)).toBe('DENY');
    expect(await check({ ...form, mailbox: '9999' })).toBe('DENY');
    expect(await scene.service.verifies(pin, scene.owner)).toBe(true);
    expect(await change(form)).toBe('OK');
    await lock(scene.service, scene.owner);
    expect(await check(form)).toBe('LOCKED');
  });

  it('adds the number of the prompt to a rule, if it is asked to explain', async () => {
    const form = { mailbox: scene.extension, oldPin: pin, explain: 'yes' };
    expect(await change({ ...form, newPin: '111111' })).toBe('REFUSED:repetition:5');
    expect(await change({ ...form, newPin: '111111', explain: 'no' })).toBe('REFUSED:repetition');
    expect(await change({ ...form, oldPin: '000000', newPin: '111111' })).toBe('DENY');
    const checking = { mailbox: scene.extension, explain: 'yes' };
    expect(await check({ ...checking, newPin: pin })).toBe('REFUSED:history:13');
    expect(await check({ ...checking, newPin })).toBe('OK');
    expect(await change({ ...form, newPin })).toBe('OK');
  });

  it('names the rule of a changed policy that the PIN breaks, if it is asked to explain', async () => {
    const policy = await scene.service.aPolicy();
    const { address } = await scene.service.aMailbox({ policy, pin });
    const form = { mailbox: address, pin, explain: 'yes' };
    expect(await verify(form)).toBe('OK');
    await scene.service.setPolicy(policy, { minPinLength: 8 });
    expect(await verify(form)).toBe('OK_CHANGE:too-short:2');
    expect(await verify({ mailbox: address, pin })).toBe('OK_CHANGE');
    expect(await verify({ ...form, pin: '000000' })).toBe('DENY');
    await scene.service.setPin(scene.owner, pin, { temporary: true });
    expect(await verify({ ...form, mailbox: scene.extension })).toBe('OK_CHANGE');
  });

  it('does not log whether it is asked to explain among the remarks of the call', async () => {
    const before = scene.service.logs.length;
    await verify({ mailbox: scene.extension, pin, callId: '1764.3', explain: 'yes' });
    const line = scene.service.logs.slice(before).find((each) => each.includes('PIN attempt'));
    expect(JSON.parse(line ?? '')).toMatchObject({ remarks: { callId: '1764.3' } });
    expect(line).not.toContain('explain');
  });

  it('answers ERROR to another word than yes and no, and counts nothing', async () => {
    const form = { mailbox: scene.extension, pin: '000000', explain: '1' };
    expect(await verify(form)).toBe('ERROR');
    expect(await scene.service.failedAttempts(scene.owner)).toBe(0);
  });

  it('answers ERROR to a check that cannot be read, or without the key', async () => {
    await verify({ mailbox: scene.extension, pin });
    expect(await check({ mailbox: scene.extension, pin: newPin })).toBe('ERROR');
    expect(await check({ mailbox: scene.extension, newPin }, null)).toBe('ERROR');
  });

  it.each<[string, () => object | string]>([
    ['no PIN', () => ({ mailbox: scene.extension })],
    ['no mailbox', () => ({ pin })],
    ['two PINs', () => `mailbox=${scene.extension}&pin=${pin}&pin=000000`],
    ['percent signs that encode nothing', () => `mailbox=${scene.extension}&pin=%zz`],
    ['an empty form', () => ''],
    [
      'a form that is too long',
      () => ({ mailbox: scene.extension, pin, callId: 'x'.repeat(70_000) }),
    ],
  ])('answers ERROR to %s', async (_, form) => {
    expect(await verify(form() as object)).toBe('ERROR');
  });

  it('answers ERROR to a wrong or missing API key, and to JSON', async () => {
    const form = { mailbox: scene.extension, pin };
    expect(await verify(form, { ...scene.pbx, key: 'made up for a test' })).toBe('ERROR');
    expect(await verify(form, null)).toBe('ERROR');
    expect(scene.service.logs.join('')).toContain('authentication failed');
    const json = await ask(scene.service.server, verifyPbxOperation, form, scene.pbx).type('json');
    expect([json.status, json.text]).toEqual([200, 'ERROR']);
  });
});
