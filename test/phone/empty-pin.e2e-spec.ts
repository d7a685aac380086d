import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../src/transports/json-api/contract.js';
import { freeswitchOperation } from '../../src/transports/phone/freeswitch/freeswitch.contract.js';
import { changeOperation, verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import {
  changePbxOperation,
  verifyPbxOperation,
} from '../../src/transports/phone/pbx/pbx.contract.js';
import { radiusOperation } from '../../src/transports/phone/radius/radius.contract.js';
import { TestService } from '../support/app.js';
import { ask as askSocket, bindRequest } from '../support/back-sock.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, ask, expectDescribed, tryPin, type PhoneSystem } from '../support/phone.js';

const pin = '482915';
const newPin = '730264';
const mailbox = '7001';
const domain = 'pbx.example.com';
const directoryChange = {
  section: 'directory',
  'VM-Action': 'change-password',
  'VM-User': mailbox,
  'VM-Domain': domain,
};
const badRequest = [400, expect.stringContaining('"result":"invalid"') as string];
const notTheUser = [200, expect.stringContaining('<result success="false"/>') as string];

/** Each endpoint with a request that has no digit of a PIN, and its answer. */
const empty: readonly (readonly [string, Operation, object, readonly unknown[]])[] = [
  ['JSON, empty', verifyOperation, { mailbox, pin: '' }, [403, '{"result":"denied"}']],
  ['JSON, missing', verifyOperation, { mailbox }, badRequest],
  ['JSON, null', verifyOperation, { mailbox, pin: null }, badRequest],
  ['JSON, old PIN', changeOperation, { mailbox, oldPin: '', newPin }, [403, '{"result":"denied"}']],
  ['PBX, empty', verifyPbxOperation, { mailbox, pin: '' }, [200, 'DENY']],
  ['PBX, missing', verifyPbxOperation, { mailbox }, [200, 'ERROR']],
  ['PBX, old PIN', changePbxOperation, { mailbox, oldPin: '', newPin }, [200, 'DENY']],
  ['RADIUS, empty', radiusOperation, { mailbox, pin: '' }, [401, expect.any(String)]],
  ['RADIUS, missing', radiusOperation, { mailbox }, [400, expect.any(String)]],
  ['FreeSWITCH', freeswitchOperation, { ...directoryChange, 'VM-User-Password': '' }, notTheUser],
  ['FreeSWITCH, missing', freeswitchOperation, directoryChange, notTheUser],
];

describe('a PIN without a digit', () => {
  let folder: string;
  let socket: string;
  let service: TestService;
  let pbx: PhoneSystem;
  let owner: TestMailbox;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-empty-pin-'));
    socket = join(folder, 'pins.sock');
    const account = 'pbx of a test';
    service = await TestService.start({ LDAP_SOCKET: socket, LDAP_SOCKET_ACCOUNT: account });
    pbx = await aPhoneSystem(service, { login: account });
    const policy = { maxLogonAttempts: 15, logonFailuresBeforePinReset: null };
    owner = await service.aMailbox({ extensions: [mailbox], policy });
    // One more wrong attempt would lock the mailbox.
    await service.setPin(owner, pin, { failedAttempts: 14 });
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function expectNoAttempt(): Promise<void> {
    expect(await service.failedAttempts(owner)).toBe(14);
    expect(await service.eventsOf(owner)).toEqual([]);
  }

  it.each(empty)('is refused and no attempt: %s', async (_, operation, question, answer) => {
    const response = await ask(service.server, operation, question, pbx);
    expectDescribed(response, operation);
    expect([response.status, response.text]).toEqual(answer);
    await expectNoAttempt();
  });

  it('is refused and no attempt: LDAP', async () => {
    const dn = `uid=${mailbox},ou=pins,dc=example,dc=com`;
    expect(await askSocket(socket, bindRequest(dn, ''))).toMatchObject({ lastCode: 49 });
    await expectNoAttempt();
  });

  it('is no attempt at a locked mailbox or an unknown one either, with the same answer (P10)', async () => {
    const locked = await service.aMailbox();
    await service.setPin(locked, pin, { lockedAt: new Date() });
    const nobody = { ...owner, mailboxId: undefined as never, address: 'nobody@example.com' };
    for (const each of [locked, nobody, owner]) {
      expect(await tryPin(service, each, '')).toEqual({ result: 'denied' });
    }
    expect(await service.eventsOf(locked)).toEqual([]);
    await expectNoAttempt();
  });

  // Last: it shows what any of those would have done.
  it('is no blank, star or pound sign, which are wrong attempts', async () => {
    await service.setPin(owner, pin, { failedAttempts: 11 });
    const at = { mailbox };
    for (const typed of [' ', '*', '#']) {
      const response = await ask(service.server, verifyOperation, { ...at, pin: typed }, pbx);
      expect(response.text).toBe('{"result":"denied"}');
    }
    expect(await service.failedAttempts(owner)).toBe(14);
    const bound = await askSocket(socket, bindRequest(`uid=${mailbox},ou=pins,dc=example`, '#'));
    expect(bound).toMatchObject({ lastCode: 49 });
    expect(await service.credential(owner.mailboxId)).toMatchObject({
      failedAttempts: 15,
      lockedAt: expect.any(Date) as Date,
    });
  });
});
