import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { voiceMailOperation } from '../../src/transports/phone/json/voice-mail.contract.js';
import { voiceMailPbxOperation } from '../../src/transports/phone/pbx/pbx.contract.js';
import { administrator } from '../support/administration.js';
import { aPhoneScene } from '../support/phone-scene.js';
import { aPhoneSystem, ask, expectDescribed, type PhoneSystem } from '../support/phone.js';

const path = (name: string) => `/v1/mailboxes/${encodeURIComponent(name)}/voice-mail`;

describe('a phone system reads what an owner has set', () => {
  const scene = aPhoneScene('048291');

  async function show(name: string, as: PhoneSystem | null = scene.pbx) {
    const test = request(scene.service.server).get(path(name));
    if (as) void test.auth(as.login, as.key);
    const response = await test;
    expectDescribed(response, voiceMailOperation);
    return response;
  }
  async function greeting(mailbox: string, as: PhoneSystem | null = scene.pbx): Promise<string> {
    const form = { mailbox };
    const response = await ask(scene.service.server, voiceMailPbxOperation, form, as ?? undefined);
    expectDescribed(response, voiceMailPbxOperation);
    expect(response.status).toBe(200);
    return response.text;
  }
  const set = (change: object) =>
    scene.service.administration.mailboxes.set(scene.owner.address, change, administrator);

  it('by the extension, and by the address', async () => {
    const usual = {
      umEnabled: true,
      language: 'en',
      oofStatus: false,
      missedCallNotificationEnabled: true,
      playOnPhoneDialString: scene.extension,
      telephoneAccessFolderEmail: null,
    };
    expect((await show(scene.extension)).body).toEqual(usual);
    const change = { oofStatus: true, playOnPhoneDialString: '*98', language: 'de' };
    await set(change);
    expect((await show(scene.owner.address.toUpperCase())).body).toEqual({ ...usual, ...change });
  });

  it('in one word, for a dialplan that plays a greeting', async () => {
    expect(await greeting(scene.extension)).toBe('NORMAL');
    await set({ oofStatus: true });
    expect(await greeting(scene.extension)).toBe('OOF');
    await set({ umEnabled: false });
    expect(await greeting(scene.extension)).toBe('DENY');
    expect((await show(scene.extension)).body).toMatchObject({ umEnabled: false, oofStatus: true });
  });

  it('and gets the same for no mailbox, one out of its scope, and two with the extension', async () => {
    const unknown = async (name: string, as?: PhoneSystem) => {
      const response = await show(name, as);
      expect([response.status, response.text]).toEqual([404, '{"result":"unknown"}']);
      expect(await greeting(name, as)).toBe('DENY');
    };
    await unknown('9999');
    await unknown(scene.extension, scene.outOfScope);
    await scene.service.aMailbox({ extensions: [scene.extension] });
    await unknown(scene.extension);
  });

  it('only with its key, and not as an owner', async () => {
    const stranger = { login: scene.pbx.login, key: 'made up, and wrong' };
    const owner = { login: scene.owner.login, key: scene.owner.password };
    for (const as of [null, stranger, owner]) {
      expect((await show(scene.extension, as)).status).toBe(401);
      expect(await greeting(scene.extension, as)).toBe('ERROR');
    }
  });

  it('and is told when there is no answer now', async () => {
    await scene.service.db.away();
    try {
      const { status, headers } = await show(scene.extension);
      expect([status, headers['retry-after']]).toEqual([503, '2']);
      expect(await greeting(scene.extension)).toBe('ERROR');
    } finally {
      await scene.service.db.back();
    }
    await expect.poll(async () => (await show(scene.extension)).status).toBe(200);
  });

  it('and is refused a name that can be none', async () => {
    expect((await show('\u0000')).status).toBe(400);
    expect((await show('1'.repeat(257))).status).toBe(400);
  });

  it('without a word of the name in the log, as people type PINs there (P6)', async () => {
    const pbx = await aPhoneSystem(scene.service);
    await show('73026419583', pbx);
    await greeting('73026419583', pbx);
    expect(scene.service.logs.join('')).not.toContain('73026419583');
    expect(scene.service.logs.join('')).toContain('/v1/mailboxes/[mailbox]/voice-mail');
  });
});
