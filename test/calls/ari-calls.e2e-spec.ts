import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TestService } from '../support/app.js';
import { AriSink, numbers } from '../support/ari.js';
import {
  call,
  infoOf,
  itMakesCalls,
  playGreeting,
  type CallScene,
} from '../support/calls-contract.js';
import { expectFault } from '../support/soap.js';

const entryId = Buffer.from('the entry id of a message, made up for a test').toString('base64');

describe("a call by Asterisk's REST interface", () => {
  const scene = {} as { -readonly [name in keyof CallScene]: CallScene[name] };
  let ari: AriSink;

  beforeAll(async () => {
    ari = await AriSink.start();
    scene.service = await TestService.start({ CALL_BACKEND: ari.url, LOG_LEVEL: 'debug' });
    await vi.waitUntil(() => ari.listeners.size === 1);
  });
  afterAll(async () => {
    await scene.service.stop();
    await ari.stop();
  });

  itMakesCalls(scene);

  it('has the dialplan play a greeting or a message of the owner', async () => {
    const owner = await scene.service.aMailbox({ extensions: ['36697', '12'] });
    await playGreeting(scene, '+49 (30) 300', owner);
    const content = `<entryId>${entryId}</entryId><DialString>${numbers.rings}</DialString>`;
    const played = await call(scene, 'PlayOnPhone', content, owner);
    expect(played.text).toMatch(/<PlayOnPhoneResponse>[A-Za-z0-9+/=]+<\/PlayOnPhoneResponse>/);
    const playing = { context: 'umpin-play', priority: 1, timeout: 30 };
    expect(ari.originated.slice(-2)).toEqual([
      {
        ...playing,
        endpoint: 'Local/+4930300@umpin-dial',
        extension: 'greeting',
        variables: { UMPIN_EXTENSION: '36697', UMPIN_GREETING: 'OofCustom' },
      },
      {
        ...playing,
        endpoint: `Local/${numbers.rings}@umpin-dial`,
        extension: 'message',
        variables: { UMPIN_EXTENSION: '36697', UMPIN_MESSAGE: entryId },
      },
    ]);
  });

  it('goes to the number that the owner has set, if none is given', async () => {
    const owner = await scene.service.aMailbox({ extensions: ['36697'] });
    await playGreeting(scene, '', owner);
    await call(scene, 'SetPlayOnPhoneDialString', '<dialString>*98</dialString>', owner);
    await playGreeting(scene, '', owner);
    const endpoints = ari.originated.slice(-2).map(({ endpoint }) => endpoint);
    expect(endpoints).toEqual(['Local/36697@umpin-dial', 'Local/*98@umpin-dial']);
  });

  it('is refused without a number, a message, a mailbox or Unified Messaging', async () => {
    const before = ari.originated.length;
    const greeting = (number: string) =>
      `<GreetingType>NormalCustom</GreetingType><DialString>${number}</DialString>`;
    const owner = await scene.service.aMailbox();
    const refused = [
      ['PlayOnPhoneGreeting', greeting('at home'), 'ErrorInvalidPhoneNumber'],
      ['PlayOnPhoneGreeting', greeting(''), 'ErrorInvalidPhoneNumber'],
      ['PlayOnPhone', '<entryId>x</entryId><DialString>100</DialString>', 'ErrorInvalidId'],
    ] as const;
    for (const [operation, content, code] of refused) {
      const { text } = await call(scene, operation, content, owner);
      expect(text).toContain(`>${code}</e:ResponseCode>`);
    }
    const without = await scene.service.aMailbox({ umEnabled: false });
    const response = await call(scene, 'PlayOnPhoneGreeting', greeting('100'), without);
    expect(response.text).toContain('>ErrorUserNotUnifiedMessagingEnabled<');
    expect(ari.originated).toHaveLength(before);
    for (const each of [owner, without]) expect(await scene.service.eventsOf(each)).toEqual([]);
  });

  it('is known to the owner of its mailbox alone', async () => {
    const owner = await scene.service.aMailbox();
    const other = await scene.service.aMailbox();
    const id = await playGreeting(scene, numbers.rings, owner);
    for (const operation of ['GetCallInfo', 'Disconnect']) {
      for (const wrong of [id, 'x', '', Buffer.from('made@up').toString('base64')]) {
        const content = `<CallId>${wrong}</CallId>`;
        const response = await call(scene, operation, content, other);
        expectFault(response, 'ErrorInvalidPhoneCallId', 'InvalidCallIdException');
      }
    }
    await expect.poll(() => infoOf(scene, id, owner)).toBe('Alerted None');
  });

  it('is answered for by another instance, which heard of its end', async () => {
    const second = await scene.service.another({ CALL_BACKEND: ari.url });
    try {
      await expect.poll(() => ari.listeners.size).toBe(2);
      const [one, two] = [...ari.listeners.values()];
      expect(one).not.toBe(two);
      const owner = await scene.service.aMailbox();
      const id = await playGreeting(scene, numbers.busy, owner);
      const there = { service: { server: second.getHttpServer() } } as CallScene;
      await expect.poll(() => infoOf(there, id, owner)).toBe('Disconnected UserBusy');
    } finally {
      await second.close();
    }
  });

  it('has a cause again once the events have come back', async () => {
    ari.dropListeners();
    await expect.poll(() => ari.listeners.size).toBe(0);
    await expect.poll(() => ari.listeners.size, { timeout: 5_000 }).toBe(1);
    const owner = await scene.service.aMailbox();
    const id = await playGreeting(scene, numbers.busy, owner);
    await expect.poll(() => infoOf(scene, id, owner)).toBe('Disconnected UserBusy');
  });

  it('fails with a fault of its own while Asterisk is away, and nothing secret is logged (P6)', async () => {
    const away = await AriSink.start();
    const url = away.url;
    await away.stop();
    const second = await scene.service.another({ CALL_BACKEND: url });
    try {
      const owner = await scene.service.aMailbox();
      const there = { service: { server: second.getHttpServer() } } as CallScene;
      const content = '<GreetingType>OofCustom</GreetingType><DialString>5550177</DialString>';
      const code = 'ErrorUnifiedMessagingRequestFailed';
      expectFault(
        await call(there, 'PlayOnPhoneGreeting', content, owner),
        code,
        'CallFailedException',
      );
    } finally {
      await second.close();
    }
    const logged = scene.service.logs.join('');
    expect(logged).toContain('CallFailed');
    for (const secret of ['made-up', Buffer.from('umpin:made-up').toString('base64'), '5550177']) {
      expect(logged).not.toContain(secret);
    }
  });
});
