import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { Exim, eximIsInstalled } from '../support/exim.js';
import { expectReset, resetPin } from '../support/soap.js';

describe.skipIf(!eximIsInstalled)('a real Exim on this machine', () => {
  let exim: Exim;
  let service: TestService;

  beforeAll(async () => {
    exim = await Exim.start('smtp_accept_max_per_connection = 2\n');
    service = await TestService.start({
      SMTP_URL: `smtp://localhost:${exim.port}`,
      SMTP_CONNECTIONS: '1',
    });
  });
  afterAll(async () => {
    await service.stop();
    await exim.stop();
  });

  it('receives each mail once, with its own certificate and two mails per session (P1, P5)', async () => {
    const owner = await service.aMailbox();
    for (let reset = 0; reset < 5; reset += 1) expectReset(await resetPin(service.server, owner));
    const taken = await exim.taken();
    expect(taken).toHaveLength(5);
    for (const headers of taken) expect(headers).toMatch(/\bwith esmtps\b/);
  });
});
