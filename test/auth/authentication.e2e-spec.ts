import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { expectFault, expectReset, post, resetPin, resetPinRequest } from '../support/soap.js';

describe('authentication', () => {
  let service: TestService;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    owner = await service.aMailbox();
  });

  const basic = (login: string, password: string, encoding: BufferEncoding = 'utf8') =>
    `Basic ${Buffer.from(`${login}:${password}`, encoding).toString('base64')}`;
  const postWith = (authorization: string, body = resetPinRequest) =>
    post(service.server, body).set('Authorization', authorization);

  it('challenges an unauthenticated request with Basic only', async () => {
    const response = await post(service.server, resetPinRequest);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Basic realm="umpin", charset="UTF-8"');
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(response.text).toContain('ErrorAccessDenied</e:ResponseCode>');
  });

  it('gives the same bytes to unknown users, wrong passwords and disabled accounts (P10)', async () => {
    const disabled = await service.aMailbox();
    await service.administration.disable(disabled.login);
    const answers = [
      await resetPin(service.server, { ...owner, password: 'wrong' }),
      await resetPin(service.server, { login: 'nobody@example.com', password: owner.password }),
      await resetPin(service.server, disabled),
      await post(service.server, resetPinRequest),
      await postWith('Bearer abc'),
      await postWith('Basic !!!'),
      await postWith(basic(owner.login, '')),
    ];
    const [first] = answers;
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.text).toBe(first?.text);
      expect(lasting(answer.headers)).toEqual(lasting(first?.headers ?? {}));
    }
    expect(service.smtp.mails).toHaveLength(0);
  });

  it('answers malformed XML without credentials with 401, as the body is not read', async () => {
    expect((await post(service.server, '<!DOCTYPE x><x>')).status).toBe(401);
    const huge = Buffer.alloc(200_000, 'x');
    expect((await post(service.server, huge)).status).toBe(401);
    const json = await post(service.server, '{}').set('Content-Type', 'application/json');
    expect(json.status).toBe(401);
  });

  it('takes the login without regard to case and the password exactly', async () => {
    expectReset(await resetPin(service.server, { ...owner, login: owner.login.toUpperCase() }));
    const wrong = { ...owner, password: owner.password.toUpperCase() };
    expect((await resetPin(service.server, wrong)).status).toBe(401);
    const longer = { ...owner, password: `${owner.password} ` };
    expect((await resetPin(service.server, longer)).status).toBe(401);
  });

  it('refuses a cached login immediately after its password is changed or its account disabled', async () => {
    expectReset(await resetPin(service.server, owner));
    await service.administration.disable(owner.login);
    expect((await resetPin(service.server, owner)).status).toBe(401);

    const other = await service.aMailbox();
    expectReset(await resetPin(service.server, other));
    const changed = await service.changePassword(other, 'another made-up one');
    expect((await resetPin(service.server, other)).status).toBe(401);
    expectReset(await resetPin(service.server, changed));
  });

  it('takes the scheme in any case', async () => {
    const [, credentials] = basic(owner.login, owner.password).split(' ');
    expectReset(await postWith(`bAsIc ${credentials ?? ''}`));
  });

  /** supertest takes several values, which its types do not say. */
  const postWithSeveral = (...fields: string[]) => postWith(fields as unknown as string);

  it('accepts two identical Authorization fields, as tclws sends them', async () => {
    const good = basic(owner.login, owner.password);
    expectReset(await postWithSeveral(good, good));
  });

  it('refuses two different Authorization fields, and logs them as ambiguous', async () => {
    const good = basic(owner.login, owner.password);
    for (const other of [basic('nobody@example.com', 'x'), 'Bearer abc']) {
      for (const fields of [
        [good, other],
        [other, good],
      ]) {
        const before = service.logs.length;
        expect((await postWithSeveral(...fields)).status).toBe(401);
        const logged = service.logs.slice(before).join('');
        expect(logged).toContain('"credentials":"ambiguous"');
        expect(logged).not.toContain(good.slice(6));
      }
    }
  });

  it('answers an account without a mailbox with a fault', async () => {
    const { login, password } = await service.aMailbox({ account: false });
    await service.administration.addAccount({ login, password });
    expectFault(await resetPin(service.server, { login, password }), 'ErrorNonExistentMailbox');
  });

  it('resets the mailbox of the caller whatever the headers say of others', async () => {
    const other = await service.aMailbox();
    const response = await resetPin(service.server, owner)
      .set('X-AnchorMailbox', other.address)
      .set('X-Forwarded-User', other.login)
      .set('Remote-User', other.login);
    expectReset(response);
    expect(service.smtp.to(other.address)).toHaveLength(0);
    expect(service.smtp.to(owner.address)).toHaveLength(1);
  });

  it('logs a failed login without the password, and no forged line (P6)', async () => {
    await postWith(basic('eve@example.com', 'a-made-up-secret'));
    const log = service.logs.join('');
    expect(log).toContain('authentication failed');
    expect(log).not.toContain('a-made-up-secret');
    expect(log).not.toContain(basic('eve@example.com', 'a-made-up-secret').slice(6));
    for (const line of service.logs) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

/** Headers that do not differ from one request to the next by nature. */
function lasting(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['date', 'request-id'].includes(name)),
  );
}
