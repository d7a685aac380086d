import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { AsteriskWithAri, asteriskIsInstalled } from '../support/asterisk-ari.js';
import { numbers } from '../support/ari.js';
import {
  call,
  infoOf,
  itMakesCalls,
  playGreeting,
  type CallScene,
} from '../support/calls-contract.js';

const entryId = Buffer.from('the entry id of a message, made up for a test').toString('base64');
const patience = { timeout: 10_000 };

describe.skipIf(!asteriskIsInstalled)('a call by a real Asterisk', { timeout: 30_000 }, () => {
  const scene = {} as { -readonly [name in keyof CallScene]: CallScene[name] };
  let asterisk: AsteriskWithAri;

  beforeAll(async () => {
    asterisk = await AsteriskWithAri.start();
    scene.service = await TestService.start({ CALL_BACKEND: asterisk.url });
  }, 60_000);
  afterAll(async () => {
    await scene.service.stop();
    await asterisk.stop();
  });

  itMakesCalls(scene);

  it('goes on in the dialplan that plays, with what is to be played', async () => {
    const owner = await scene.service.aMailbox({ extensions: ['36697'] });
    await playGreeting(scene, numbers.answers, owner);
    await expect.poll(() => asterisk.console(), patience).toContain('greeting OofCustom of 36697');
    const content = `<entryId>${entryId}</entryId><DialString>${numbers.answers}</DialString>`;
    const { text } = await call(scene, 'PlayOnPhone', content, owner);
    const [, id = ''] = /<PlayOnPhoneResponse>([^<]+)</.exec(text) ?? [];
    await expect.poll(() => asterisk.console(), patience).toContain(`message ${entryId} of 36697`);
    await expect.poll(() => infoOf(scene, id, owner), patience).toBe('Disconnected None');
  });
});
