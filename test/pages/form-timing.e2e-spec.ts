import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser } from '../support/pages.js';
import { expectSameTime } from '../support/timing.js';

const kinds = ['unknown user', 'wrong password', 'disabled account'] as const;
type Kind = (typeof kinds)[number];

describe('a failed sign-in by the form', () => {
  let service: TestService;
  let logins: Record<Kind, { login: string; password: string }>;

  beforeAll(async () => {
    service = await TestService.start({ LIMIT_FAILED_LOGINS: 'false' });
    const { login, password } = await service.aMailbox();
    const disabled = await service.aMailbox();
    await service.administration.disable(disabled.login);
    logins = {
      'unknown user': { login: login.replace('user-', 'nobody-'), password },
      'wrong password': { login, password: password.replace('made', 'Made') },
      'disabled account': { login: disabled.login, password: disabled.password },
    };
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  it('takes the same time for every reason (P10)', { retry: 2, timeout: 90_000 }, async () => {
    const browser = new FormBrowser(service.server);
    await browser.get('/sign-in');
    await expectSameTime(kinds, (kind) => browser.submit('/sign-in', logins[kind]));
    expect(browser.status).toBe(403);
  });
});
