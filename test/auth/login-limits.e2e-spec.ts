import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { expectReset, resetPin, type Login } from '../support/soap.js';

describe('guessing passwords', () => {
  let service: TestService;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start({ TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    owner = await service.aMailbox();
  });

  const from = (source: string, as: Login) =>
    resetPin(service.server, as).set('X-Forwarded-For', source);
  const guess = (login: string, sources: readonly string[]) =>
    Promise.all(sources.map((source) => from(source, { login, password: 'a made-up guess' })));
  const network = (start: string) => Array.from({ length: 30 }, (_, index) => `${start}.${index}`);

  it('is refused after ten attempts, whether or not the login exists, with the waiting time (P10)', async () => {
    const [known, unknown] = await Promise.all([
      guess(owner.login, network('198.51.100')),
      guess('nobody@example.com', network('203.0.113')),
    ]);
    expect(count(known, 401)).toBe(10);
    expect(statuses(unknown)).toEqual(statuses(known));
    const [of, ofNobody] = [refusedOf(known), refusedOf(unknown)];
    expect(of.text).toContain('>ErrorServerBusy</e:ResponseCode>');
    expect(withoutNumbers(ofNobody)).toEqual(withoutNumbers(of));

    const [, text] = /Name="BackOffMilliseconds">(\d+)</.exec(of.text) ?? [];
    const milliseconds = Number(text);
    expect(milliseconds).toBeGreaterThan(30_000);
    expect(milliseconds).toBeLessThanOrEqual(60_000);
    expect(of.headers['retry-after']).toBe(String(Math.ceil(milliseconds / 1_000)));
    expect(of.headers).not.toHaveProperty('www-authenticate');
    const log = service.logs.filter((line) => line.includes('TooManyFailedLogins')).at(-1);
    expect(log).toContain('request refused');
    expect(log).not.toContain('a made-up guess');
  });

  it('blocks even the right password, but not from a source that is known', async () => {
    expectReset(await from('192.0.2.1', owner));
    await guess(owner.login, network('198.51.100'));
    expect((await from('198.51.100.77', owner)).status).toBe(429);
    expectReset(await from('192.0.2.1', owner));
  });
});

const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status).sort();
const count = (answers: readonly Response[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

function refusedOf(answers: readonly Response[]): Response {
  const refused = answers.find(({ status }) => status === 429);
  if (!refused) throw new Error('Nobody was refused.');
  return refused;
}

/** What does not differ by nature: how long to wait, when, and the name of the request. */
function withoutNumbers({ status, text, headers }: Response) {
  const lasting = Object.entries(headers as Record<string, string>).filter(
    ([name]) => !['date', 'request-id', 'retry-after', 'content-length'].includes(name),
  );
  return { status, text: text.replace(/(?<=BackOffMilliseconds">)\d+/, ''), lasting };
}
