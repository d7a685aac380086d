import request from 'supertest';
import { describe, expect, it } from 'vitest';
import {
  changeOperation,
  checkOperation,
  verifyOperation,
} from '../../src/transports/phone/json/json.contract.js';
import type { Operation } from '../../src/transports/json-api/contract.js';
import { aPhoneScene } from '../support/phone-scene.js';
import {
  aPhoneSystem,
  ask,
  expectDescribed,
  hoursAgo,
  lock,
  type PhoneSystem,
} from '../support/phone.js';

const pin = '482915';
const newPin = '730264';

describe('the JSON endpoint', () => {
  const scene = aPhoneScene(pin);

  async function asked(operation: Operation, body: object, as = scene.pbx) {
    const response = await ask(scene.service.server, operation, body, as);
    expectDescribed(response, operation);
    return response;
  }
  const verify = (body: object, as?: PhoneSystem) => asked(verifyOperation, body, as);
  const change = (body: object, as?: PhoneSystem) => asked(changeOperation, body, as);

  describe('checks a PIN', () => {
    it('of a mailbox named by extension or mail address, and says when the PIN expires', async () => {
      const answer = await verify({ mailbox: scene.extension, pin });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        result: 'accepted',
        mustChange: false,
        expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      });
      const byAddress = await verify({ mailbox: scene.owner.address.toUpperCase(), pin });
      expect(byAddress.body).toEqual(answer.body);
    });

    it('that never expires, if the policy says so', async () => {
      const policy = { pinLifetimeDays: null };
      const other = await scene.service.aMailbox({ policy, pin });
      const answer = await verify({ mailbox: other.address, pin });
      expect(answer.body).toEqual({ result: 'accepted', mustChange: false, expiresAt: null });
    });

    it.each([
      ['temporary', { temporary: true }, 'Este PIN le llegó por correo. Elija uno propio.'],
      ['lifetime', { setAt: hoursAgo(61 * 24) }, 'Este PIN es demasiado antiguo. Elija uno nuevo.'],
    ] as const)(
      "and says why it has to be changed, in the owner's language: %s",
      async (reason, fields, message) => {
        const owner = await scene.service.aMailbox({ language: 'es-MX' });
        await scene.service.setPin(owner, pin, fields);
        const answer = await verify({ mailbox: owner.address, pin });
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({
          ...{ result: 'accepted', mustChange: true, reason, message },
          expiresAt: expect.any(String) as string,
        });
      },
    );

    it('and names the rule that the policy has now', async () => {
      const policy = await scene.service.aPolicy();
      const owner = await scene.service.aMailbox({ policy, pin, language: 'ja' });
      await scene.service.setPolicy(policy, { minPinLength: 8 });
      const before = scene.service.logs.length;
      const answer = await verify({ mailbox: owner.address, pin });
      expect(answer.body).toMatchObject({
        ...{ result: 'accepted', mustChange: true, reason: 'policy', rule: 'too-short' },
        message: 'この PIN は短すぎます。8 桁以上の PIN をお選びください。',
      });
      const lines = scene.service.logs.slice(before);
      const line = lines.find((logged) => logged.includes('PIN attempt'));
      expect(JSON.parse(line ?? '')).toMatchObject({ result: 'accepted', rule: 'too-short' });
    });

    it('and says if the mailbox is locked, or the temporary PIN has expired', async () => {
      await scene.service.setPin(scene.owner, pin, { temporary: true, setAt: hoursAgo(73) });
      const over = await verify({ mailbox: scene.extension, pin });
      const message =
        'This PIN has expired, because it was not changed in time. Please ask for a new one.';
      expect([over.status, over.body]).toEqual([403, { result: 'expired', message }]);
      await lock(scene.service, scene.owner);
      const locked = await verify({ mailbox: scene.extension, pin });
      expect([locked.status, locked.text]).toEqual([403, '{"result":"locked"}']);
    });

    it('and denies a wrong PIN, an unknown and an out-of-scope mailbox with the same bytes (P10)', async () => {
      const temporary = await scene.service.aMailbox({ language: 'de' });
      await scene.service.setPin(temporary, pin, { temporary: true, setAt: hoursAgo(73) });
      const answers = [
        await verify({ mailbox: temporary.address, pin: '482916' }),
        await verify({ mailbox: scene.extension, pin: '482916' }),
        await verify({ mailbox: scene.extension, pin: `${pin}${pin}` }),
        await verify({ mailbox: scene.extension, pin: '' }),
        await verify({ mailbox: scene.extension, pin: 'x'.repeat(2_000) }),
        await verify({ mailbox: '9999', pin }),
        await verify({ mailbox: 'nobody@example.com', pin }),
        await verify({ mailbox: scene.extension, pin }, scene.outOfScope),
      ];
      const [first] = answers;
      expect([first?.status, first?.text]).toEqual([403, '{"result":"denied"}']);
      for (const answer of answers) {
        expect(answer.text).toBe(first?.text);
        expect(lasting(answer.headers)).toEqual(lasting(first?.headers ?? {}));
      }
      expect(first?.headers).not.toHaveProperty('www-authenticate');
    });
  });

  describe('changes a PIN', () => {
    it('if the old one is right', async () => {
      const answer = await change({ mailbox: scene.extension, oldPin: pin, newPin });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ result: 'changed' });
      expect(await scene.service.verifies(newPin, scene.owner)).toBe(true);
    });

    it('without the old one just after a right attempt through the same phone system', async () => {
      const early = await change({ mailbox: scene.extension, newPin });
      expect([early.status, early.text]).toEqual([403, '{"result":"denied"}']);
      await verify({ mailbox: scene.extension, pin });
      const stranger = await aPhoneSystem(scene.service);
      expect((await change({ mailbox: scene.extension, newPin }, stranger)).status).toBe(403);
      expect((await change({ mailbox: scene.extension, newPin })).status).toBe(200);
      expect(await scene.service.verifies(newPin, scene.owner)).toBe(true);
    });

    it("and names the rule that the new one breaks, in the owner's language", async () => {
      const carla = await scene.service.aMailbox({ language: 'de', pin });
      const answer = await change({ mailbox: carla.address, oldPin: pin, newPin: '123456' });
      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({
        result: 'refused',
        rule: 'sequence',
        message: 'Die Ziffern dieser PIN folgen aufeinander. Bitte mischen Sie die Ziffern.',
      });
      expect(await scene.service.verifies(pin, carla)).toBe(true);
    });

    it('in no other case', async () => {
      const wrong = await change({ mailbox: scene.extension, oldPin: '000000', newPin });
      const unknown = await change({ mailbox: '9999', oldPin: pin, newPin });
      expect([wrong.status, wrong.text]).toEqual([403, '{"result":"denied"}']);
      expect([unknown.status, unknown.text]).toEqual([403, wrong.text]);
      await lock(scene.service, scene.owner);
      const locked = await change({ mailbox: scene.extension, oldPin: pin, newPin });
      expect([locked.status, locked.text]).toEqual([403, '{"result":"locked"}']);
    });
  });

  describe('checks a new PIN', () => {
    const check = (body: object, as?: PhoneSystem) => asked(checkOperation, body, as);

    it('just after a right attempt, and leaves the old one valid', async () => {
      await verify({ mailbox: scene.extension, pin });
      const answer = await check({ mailbox: scene.extension, newPin, callId: '1764.1' });
      expect([answer.status, answer.text]).toEqual([200, '{"result":"acceptable"}']);
      expect(await scene.service.verifies(pin, scene.owner)).toBe(true);
      expect((await change({ mailbox: scene.extension, newPin })).status).toBe(200);
    });

    it("and names the rule that it breaks, in the owner's language", async () => {
      const carla = await scene.service.aMailbox({ language: 'de', pin });
      await verify({ mailbox: carla.address, pin });
      const answer = await check({ mailbox: carla.address, newPin: '123456' });
      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({
        result: 'refused',
        rule: 'sequence',
        message: 'Die Ziffern dieser PIN folgen aufeinander. Bitte mischen Sie die Ziffern.',
      });
    });

    it('in no other case, and denies with the same bytes whether the mailbox exists (P10)', async () => {
      const early = await check({ mailbox: scene.extension, newPin: '123456' });
      await verify({ mailbox: scene.extension, pin });
      const stranger = await aPhoneSystem(scene.service);
      const answers = [
        early,
        await check({ mailbox: scene.extension, newPin: '123456' }, stranger),
        await check({ mailbox: scene.extension, newPin }, scene.outOfScope),
        await check({ mailbox: '9999', newPin }),
      ];
      for (const answer of answers) {
        expect([answer.status, answer.text]).toEqual([403, '{"result":"denied"}']);
        expect(lasting(answer.headers)).toEqual(lasting(early.headers));
      }
      await lock(scene.service, scene.owner);
      const locked = await check({ mailbox: scene.extension, newPin });
      expect([locked.status, locked.text]).toEqual([403, '{"result":"locked"}']);
    });

    it('for authenticated phone systems alone, and refuses a request without one', async () => {
      const body = { mailbox: scene.extension, newPin };
      const stranger = await ask(scene.service.server, checkOperation, body);
      expectDescribed(stranger, checkOperation);
      expect(stranger.status).toBe(401);
      const none = await check({ mailbox: scene.extension, pin });
      expect(none.body).toEqual({
        result: 'invalid',
        message: 'newPin must be a string: leading zeros count',
      });
    });

    it('and logs the result with the rule, and no digit', async () => {
      await verify({ mailbox: scene.extension, pin });
      const before = scene.service.logs.length;
      await check({ mailbox: scene.extension, newPin: '111111', callId: '1764.2' });
      const lines = scene.service.logs.slice(before);
      const line = lines.find((logged) => logged.includes('check of a new PIN'));
      expect(JSON.parse(line ?? '')).toMatchObject({
        phoneSystem: scene.pbx.login,
        mailbox: scene.owner.mailboxId,
        result: 'refused',
        rule: 'repetition',
        remarks: { callId: '1764.2' },
      });
      expect(lines.join('')).not.toContain('111111');
    });
  });

  describe('for every request', () => {
    it('asks unauthenticated clients for credentials before it reads the body', async () => {
      const answers = [
        await ask(scene.service.server, verifyOperation, {}),
        await ask(
          scene.service.server,
          verifyOperation,
          {},
          { ...scene.pbx, key: 'made up for a test' },
        ),
        await ask(
          scene.service.server,
          verifyOperation,
          {},
          { login: scene.owner.login, key: scene.owner.password },
        ),
        await request(scene.service.server).post('/v1/pin/verify').type('text/plain').send('{'),
      ];
      for (const answer of answers) {
        expectDescribed(answer, verifyOperation);
        expect([answer.status, answer.text]).toEqual([401, '{"result":"unauthenticated"}']);
        expect(answer.headers['www-authenticate']).toBe('Basic realm="umpin", charset="UTF-8"');
      }
    });

    it('accepts the key as a bearer token', async () => {
      const answer = await request(scene.service.server)
        .post('/v1/pin/verify')
        .set('Authorization', `Bearer ${scene.pbx.key}`)
        .send({ mailbox: scene.extension, pin });
      expect(answer.status).toBe(200);
    });

    it.each<[string, string | object]>([
      ['The body is not JSON.', '{"pin":"482915"'],
      ['The body must be an object.', '["482915"]'],
      ['The body must be an object.', 'null'],
      ['mailbox must be a string', { pin }],
      ['mailbox must not be empty', { mailbox: '', pin }],
      ['mailbox must be at most 320 characters long', { mailbox: '1'.repeat(321), pin }],
      ['pin must be a string: leading zeros count', { mailbox: '2001' }],
      ['pin must be a string: leading zeros count', { mailbox: '2001', pin: 482915 }],
      ['callId must be a string', { mailbox: '2001', pin, callId: { $ne: null } }],
    ])('answers 400 with a reason that quotes nothing of the body: %s', async (message, body) => {
      const response = await ask(scene.service.server, verifyOperation, body as object, scene.pbx);
      expectDescribed(response, verifyOperation);
      expect(response.status).toBe(400);
      expect(response.body).toEqual({ result: 'invalid', message });
    });

    it('answers 400 to a body that is not UTF-8', async () => {
      const response = await ask(
        scene.service.server,
        verifyOperation,
        Buffer.from('{"mailbox":"\xff"}', 'latin1'),
        scene.pbx,
      ).serialize((body: unknown) => body as string);
      expect(response.body).toEqual({ result: 'invalid', message: 'The body is not UTF-8.' });
    });

    it('ignores unknown fields, and keeps its log readable', async () => {
      const before = scene.service.logs.length;
      const remarks = {
        callId: `a\n{"level":"fatal"}\u0000${'x'.repeat(500)}`,
        source: '+4930 1234',
      };
      const question = { mailbox: scene.extension, pin, ...remarks, codec: 'g711', attempt: 3 };
      expect((await verify(question)).status).toBe(200);
      const line = scene.service.logs
        .slice(before)
        .find((logged) => logged.includes('PIN attempt'));
      expect(JSON.parse(line ?? '')).toMatchObject({
        phoneSystem: scene.pbx.login,
        mailbox: scene.owner.mailboxId,
        result: 'accepted',
        remarks: { callId: expect.stringMatching(/^[ -~]{128}$/) as string, source: '+4930 1234' },
      });
    });

    it.each(['get', 'put', 'delete', 'patch', 'options', 'propfind'] as const)(
      'answers 405 with Allow to %s',
      async (method) => {
        const response = await request(scene.service.server)[method]('/v1/pin/verify');
        expectDescribed(response, verifyOperation);
        expect([response.status, response.headers.allow]).toEqual([405, 'POST']);
      },
    );

    it('answers 413 to a body over 64 KiB, and 415 to anything but plain JSON', async () => {
      const huge = await verify({ mailbox: scene.extension, pin: '1'.repeat(65_536) });
      expect(huge.status).toBe(413);
      const send = (type: string) =>
        ask(
          scene.service.server,
          verifyOperation,
          { mailbox: scene.extension, pin },
          scene.pbx,
        ).type(type);
      for (const response of [
        await send('application/json').set('Content-Encoding', 'gzip'),
        await ask(scene.service.server, verifyOperation, Buffer.from('{}'), scene.pbx).type(
          'text/json',
        ),
        await ask(scene.service.server, verifyOperation, Buffer.from('{}'), scene.pbx).type(
          'application/json; charset=utf-16',
        ),
      ]) {
        expectDescribed(response, verifyOperation);
        expect(response.status).toBe(415);
      }
    });
  });
});

/** Fields that do not differ from one request to the next. */
function lasting(headers: Record<string, unknown>) {
  return { ...headers, 'request-id': '', date: '' };
}
