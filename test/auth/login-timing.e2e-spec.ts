import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { resetPin, type Login } from '../support/soap.js';
import { expectSameTime } from '../support/timing.js';

const kinds = ['unknown user', 'wrong password', 'disabled account'] as const;
type Kind = (typeof kinds)[number];

describe('a failed login', () => {
  let service: TestService;
  let logins: Record<Kind, Login>;

  beforeAll(async () => {
    service = await TestService.start({ LIMIT_FAILED_LOGINS: 'false' });
    const owner = await service.aMailbox();
    const disabled = await service.aMailbox();
    await service.administration.disable(disabled.login);
    logins = {
      'unknown user': { ...owner, login: owner.login.replace('user-', 'nobody-') },
      'wrong password': { ...owner, password: owner.password.replace('made', 'Made') },
      'disabled account': disabled,
    };
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  it('is answered with the same bytes for every reason (P10)', async () => {
    const answers = await Promise.all(
      Object.values(logins).map((login) => resetPin(service.server, login)),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(sameForAll(answer)).toEqual(sameForAll(answers[0] as Response));
    }
  });

  it('takes the same time for every reason (P10)', { retry: 2, timeout: 90_000 }, () =>
    expectSameTime(kinds, (kind) => resetPin(service.server, logins[kind])),
  );
});

/** What an answer holds, without what differs from one request to the next by nature. */
function sameForAll({ status, text, headers }: Response) {
  const { date, 'request-id': requestId, ...rest } = headers as Record<string, string>;
  expect([date, requestId]).not.toContain(undefined);
  return { status, text, rest };
}
