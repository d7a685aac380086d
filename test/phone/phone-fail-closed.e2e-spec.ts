import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeswitchOperation } from '../../src/transports/phone/freeswitch/freeswitch.contract.js';
import {
  changeOperation,
  checkOperation,
  verifyOperation,
} from '../../src/transports/phone/json/json.contract.js';
import { voiceMailOperation } from '../../src/transports/phone/json/voice-mail.contract.js';
import { operations } from '../../src/transports/phone/openapi.controller.js';
import type { Operation } from '../../src/transports/json-api/contract.js';
import {
  changePbxOperation,
  checkPbxOperation,
  verifyPbxOperation,
  voiceMailPbxOperation,
} from '../../src/transports/phone/pbx/pbx.contract.js';
import { radiusOperation } from '../../src/transports/phone/radius/radius.contract.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, ask, expectDescribed, type PhoneSystem } from '../support/phone.js';

// 24 digits: no chance find is mistaken for one of them.
const pin = '482915730264195837460291';
const wrongPin = '730264195837460291482915';
const newPin = '195837460291482915730264';
const secrets = [pin, wrongPin, newPin];

const domain = 'pbx.example.com';
const verifying = { mailbox: '6001', pin };
const checking = { mailbox: '6001', newPin };
const changing = { mailbox: '6001', oldPin: pin, newPin };
const directoryChange = {
  section: 'directory',
  user: '6001',
  domain,
  'VM-Action': 'change-password',
  'VM-User': '6001',
  'VM-Domain': domain,
  'VM-User-Password': newPin,
};

/** Every endpoint with a request that it accepts, and the form of its acceptance. */
const endpoints: readonly (readonly [Operation, object, (response: Response) => boolean])[] = [
  [verifyOperation, verifying, ({ status }) => status < 300],
  [verifyPbxOperation, verifying, ({ text }) => text.startsWith('OK')],
  [radiusOperation, verifying, ({ status }) => status < 300],
  [checkOperation, checking, ({ status }) => status < 300],
  [checkPbxOperation, checking, ({ text }) => text.startsWith('OK')],
  [freeswitchOperation, directoryChange, saysChanged],
  [changeOperation, changing, ({ status }) => status < 300],
  [changePbxOperation, changing, ({ text }) => text.startsWith('OK')],
];

/** Those that let nobody in: test/phone/phone-voice-mail.e2e-spec.ts has what they answer when. */
const withoutPin: readonly Operation[] = [voiceMailOperation, voiceMailPbxOperation];

/** As mod_voicemail goes by it: everything but this word is a success to it, also `not found`. */
function saysChanged({ text }: Response): boolean {
  return !text.includes('success="false"');
}

describe('a phone system', () => {
  let service: TestService;
  let pbx: PhoneSystem;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start({ LOG_LEVEL: 'debug' });
    pbx = await aPhoneSystem(service);
    owner = await service.aMailbox({ extensions: ['6001'], pin });
  });
  afterAll(() => service.stop());

  /** The answer of every endpoint; each is one that the description has. */
  async function everyAnswer(as: PhoneSystem = pbx, but: object = {}) {
    const answers = [];
    for (const [operation, question, isYes] of endpoints) {
      const response = await ask(service.server, operation, { ...question, ...but }, as);
      expectDescribed(response, operation);
      answers.push({ endpoint: operation.path, yes: isYes(response), response });
    }
    return answers;
  }
  const yes = (answers: readonly { yes: boolean; endpoint: string }[]) =>
    answers.filter((answer) => answer.yes).map(({ endpoint }) => endpoint);

  it('has an endpoint for every described operation', () => {
    const needsKey = operations.filter((operation) => !operation.open);
    const checked = [...endpoints.map(([operation]) => operation), ...withoutPin];
    expect(new Set(checked)).toEqual(new Set(needsKey));
  });

  it('is denied by every endpoint while the database is away', async () => {
    await service.db.away();
    try {
      const answers = await everyAnswer();
      expect(yes(answers)).toEqual([]);
      for (const { response } of answers) expect([200, 503]).toContain(response.status);
      expect(answers[0]?.response.text).toBe('{"result":"unavailable"}');
      expect(answers[0]?.response.headers['retry-after']).toBe('2');
      expect(answers[1]?.response.text).toBe('ERROR');
    } finally {
      await service.db.back();
    }
    await expect
      .poll(async () => (await ask(service.server, verifyOperation, verifying, pbx)).status)
      .toBe(200);
  });

  it('is denied by every endpoint, without details, after an unexpected error', async () => {
    await service.db.dataSource.query('ALTER TABLE pin_credentials RENAME TO pin_credentials_away');
    try {
      const answers = await everyAnswer();
      expect(yes(answers)).toEqual([]);
      for (const { response } of answers) {
        expect([200, 500]).toContain(response.status);
        expect(response.text).not.toMatch(/relation|pin_credentials|at .*:\d/);
      }
      const requestId = answers[0]?.response.headers['request-id'] ?? '';
      expect(answers[0]?.response.body).toEqual({ result: 'error', requestId });
      const line = service.logs.find(
        (logged) => logged.includes('unforeseen error') && logged.includes(requestId),
      );
      expect(line).toBeDefined();
    } finally {
      await service.db.dataSource.query(
        'ALTER TABLE pin_credentials_away RENAME TO pin_credentials',
      );
    }
  });

  it('is denied by every endpoint without the right key, with the wrong PIN, or out of scope', async () => {
    const wrongKey = { ...pbx, key: `${pbx.key.slice(0, -8)}made-up-` };
    const scope = `policy:${await service.aPolicy()}`;
    const abroad = await aPhoneSystem(service, { scope });
    const wrong = { pin: wrongPin, oldPin: wrongPin };
    // FreeSWITCH takes any answer to a wrong key for a success, though the PIN stays what it was.
    expect(yes(await everyAnswer(wrongKey))).toEqual([freeswitchOperation.path]);
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(yes(await everyAnswer(abroad))).toEqual([]);
    expect(yes(await everyAnswer(abroad, wrong))).toEqual([]);
  });

  it('is accepted with the right PIN, and no PIN, key or digest is logged', async () => {
    const wrong = { mailbox: wrongPin, 'VM-User': wrongPin, pin: wrongPin, oldPin: wrongPin };
    await everyAnswer(pbx, wrong);
    await ask(service.server, verifyOperation, { ...verifying, pin: 482915730264195 }, pbx);
    await ask(service.server, verifyOperation, Buffer.from(`{"pin":"${pin}`), pbx);
    await ask(service.server, verifyPbxOperation, Buffer.from(`pin=${pin}&pin=%`), pbx);
    const answers = await everyAnswer();
    expect(yes(answers).slice(0, 6)).toEqual(endpoints.slice(0, 6).map(([{ path }]) => path));
    expect(await service.verifies(newPin, owner)).toBe(true);

    const log = service.logs.join('');
    expect(log).toContain('PIN attempt');
    expect(log).toContain('PIN change attempt');
    expect(log).toContain('check of a new PIN');
    expect(log).toContain('request refused');
    for (const secret of [...secrets, pbx.key, pbx.key.slice(-43)]) {
      expect(log.includes(secret)).toBe(false);
      expect(log.includes(Buffer.from(secret).toString('base64'))).toBe(false);
    }
  });
});
