import { describe, expect, it } from 'vitest';
import { radiusOperation } from '../../src/transports/phone/radius/radius.contract.js';
import { aPhoneScene } from '../support/phone-scene.js';
import { ask, expectDescribed, hoursAgo, lock, type PhoneSystem } from '../support/phone.js';

const pin = '482915';

describe('the RADIUS endpoint', () => {
  const scene = aPhoneScene(pin);

  async function authenticate(body: object, as: PhoneSystem = scene.pbx) {
    const response = await ask(scene.service.server, radiusOperation, body, as);
    expectDescribed(response, radiusOperation);
    return response;
  }
  const said = (text: string) => ({ 'reply:Reply-Message': text });

  it('accepts the PIN with 204 and no body, also one that has to be changed', async () => {
    const answer = await authenticate({ mailbox: scene.extension, pin, nas: '192.0.2.1' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    await scene.service.setPin(scene.owner, pin, { temporary: true });
    expect((await authenticate({ mailbox: scene.owner.address, pin })).status).toBe(204);
  });

  it('rejects a wrong PIN, an unknown and an out-of-scope mailbox with 401 and the same bytes (P10)', async () => {
    for (const answer of [
      await authenticate({ mailbox: scene.extension, pin: '000000' }),
      await authenticate({ mailbox: '9999', pin }),
      await authenticate({ mailbox: scene.extension, pin }, scene.outOfScope),
    ]) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(said('The PIN is wrong.'));
      expect(answer.headers['www-authenticate']).toMatch(/^Basic /);
    }
  });

  it("says why a PIN has to be changed if it is asked to explain, in the owner's language", async () => {
    const { address } = await scene.service.aMailbox({ language: 'de', pin });
    const asked = { mailbox: address, explain: true };
    expect((await authenticate({ ...asked, pin })).status).toBe(204);
    const owner = await scene.service.aMailbox({ language: 'de' });
    await scene.service.setPin(owner, pin, { temporary: true });
    const temporary = { ...asked, mailbox: owner.address };
    const answer = await authenticate({ ...temporary, pin });
    expect([answer.status, answer.body]).toEqual([
      200,
      said('Diese PIN haben Sie per E-Mail erhalten. Bitte wählen Sie eine eigene.'),
    ]);
    expect((await authenticate({ ...temporary, pin, explain: false })).status).toBe(204);
    const wrong = await authenticate({ ...temporary, pin: '000000' });
    expect([wrong.status, wrong.body]).toEqual([401, said('The PIN is wrong.')]);
  });

  it('rejects an expired temporary PIN with 401, and a locked mailbox with 403', async () => {
    await scene.service.setPin(scene.owner, pin, { temporary: true, setAt: hoursAgo(73) });
    const expired =
      'This PIN has expired, because it was not changed in time. Please ask for a new one.';
    const over = await authenticate({ mailbox: scene.extension, pin });
    expect([over.status, over.body]).toEqual([401, said(expired)]);
    await lock(scene.service, scene.owner);
    const locked = await authenticate({ mailbox: scene.extension, pin });
    expect([locked.status, locked.body]).toEqual([403, said('The mailbox is locked.')]);
  });

  it('answers every failure with a body that rlm_rest can read', async () => {
    const failures = [
      [401, await authenticate({}, { ...scene.pbx, key: 'made up for a test' })],
      [400, await authenticate({ mailbox: '', pin })],
      [413, await authenticate({ mailbox: scene.extension, pin: '1'.repeat(70_000) })],
      [
        415,
        await ask(scene.service.server, radiusOperation, Buffer.from('a=b'), scene.pbx).type(
          'text/plain',
        ),
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
