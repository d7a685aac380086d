import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { expectFault, expectReset, resetPin } from '../support/soap.js';

describe('more callers than can be served in time', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ HASH_CONCURRENCY: '1', MAX_WAITING_REQUESTS: '2' });
  });
  afterAll(() => service.stop());

  it('are told to retry later, with nothing changed, while the others are served (P3)', async () => {
    const owners = await Promise.all(Array.from({ length: 12 }, () => service.aMailbox()));
    const answers = await Promise.all(owners.map((owner) => resetPin(service.server, owner)));
    const busy = answers.filter(({ status }) => status !== 200);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.length).toBeLessThan(owners.length);
    for (const answer of busy) {
      expectFault(answer, 'ErrorServerBusy');
      expect(answer.text).toContain('<t:Value Name="BackOffMilliseconds">5000</t:Value>');
    }
    for (const [index, owner] of owners.entries()) {
      const mails = service.smtp.to(owner.address);
      expect(mails).toHaveLength(answers[index]?.status === 200 ? 1 : 0);
    }
    for (const owner of owners) expectReset(await resetPin(service.server, owner));
  });
});
