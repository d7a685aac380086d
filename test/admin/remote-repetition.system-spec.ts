import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/admin/commands.js';
import { isRemote } from '../../src/cli/admin/command.js';
import { idempotencyKey } from '../../src/transports/admin/idempotency-key.js';
import { adminOperations } from '../../src/transports/admin/openapi.controller.js';
import type { Operation } from '../../src/transports/json-api/contract.js';
import { anAdministrator, operationOf } from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { commandCases } from '../support/command-cases.js';
import { runCommand } from '../support/command.js';
import { CuttingProxy, type PassedRequest } from '../support/cutting-proxy.js';
import { freshKey, testKeyRing } from '../support/settings.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const keyOf = ({ headers }: PassedRequest) => String(headers['idempotency-key']);
const mayHaveKey = ({ parameters }: Operation) => parameters?.includes(idempotencyKey) ?? false;

describe('umpin against a URL whose answers are lost', () => {
  let service: TestService;
  let proxy: CuttingProxy;
  let there: Record<string, string>;
  beforeAll(async () => {
    service = await TestService.start({ SEALING_KEYS: `${testKeyRing},${freshKey}` });
    await service.app.listen(0, '127.0.0.1');
    proxy = await CuttingProxy.start(await service.app.getUrl());
    const { key } = await anAdministrator(service, 'admin');
    there = { UMPIN_URL: proxy.url, UMPIN_API_KEY: key };
  });
  afterEach(() => {
    proxy.passed.length = 0;
    Object.assign(proxy, { loses: 0, immediately: false });
    service.smtp.wellAgain();
  });
  afterAll(async () => {
    await proxy.stop();
    await service.stop();
  });

  const run = (line: string, input = '') => runCommand(line, there, input);
  const mailsTo = (address: string) => service.smtp.to(address).length;

  it('repeats an action under its key: one reset, one mail', async () => {
    const { address } = await service.aMailbox();
    proxy.loses = 1;
    expect(await run(`reset ${address}`)).toMatchObject({ code: 0, errors: '' });
    expect(mailsTo(address)).toBe(1);
    const [first, second, ...more] = proxy.passed.map(keyOf);
    expect(more).toEqual([]);
    expect(first).toMatch(uuid);
    expect(second).toBe(first);

    expect(await run(`reset ${address}`)).toMatchObject({ code: 0 });
    expect(mailsTo(address)).toBe(2);
    expect(proxy.passed.map(keyOf)[2]).not.toBe(first);
  });

  it('waits for an action that is still in progress', async () => {
    const { address } = await service.aMailbox();
    Object.assign(proxy, { loses: 1, immediately: true });
    const { finalDots } = service.smtp;
    let accept: () => void = () => undefined;
    service.smtp.atEnd = () =>
      new Promise((resolve) => {
        accept = () => resolve('accept');
      });
    const running = run(`reset ${address}`);
    // The repetition is told to come again when the lease of the first attempt ends.
    await expect.poll(() => service.smtp.finalDots).toBeGreaterThan(finalDots);
    await service.db.dataSource.query(
      `UPDATE idempotent_requests SET leased_until = now() + interval '4 seconds' WHERE answer IS NULL`,
    );
    await expect.poll(() => proxy.passed.length).toBe(2);
    accept();
    expect(await running).toMatchObject({ code: 0, errors: '' });
    expect(mailsTo(address)).toBe(1);
    expect(new Set(proxy.passed.map(keyOf)).size).toBe(1);
    expect(proxy.passed).toHaveLength(3);
  });

  it('tells the plan of the campaign that it has started', async () => {
    const { address } = await service.aMailbox();
    proxy.loses = 1;
    const { code, output } = await run('campaign start --file - --rate 60', `${address}\n`);
    expect(code).toBe(0);
    expect(output).toMatch(/^Started campaign (\d+)\. 1 mailbox /);
    const { output: list } = await run('campaign list --json');
    expect(JSON.parse(list)).toHaveLength(1);
  });

  it('names the API key that nobody has seen', async () => {
    const login = 'tool@example.com';
    await service.administration.addAccount({ login });
    await service.administration.grant(login, 'helpdesk');
    proxy.loses = 1;
    const { code, output, errors } = await run(`api-key add ${login} --role helpdesk`);
    expect([code, output]).toEqual([3, '']);
    const id = /^The service made the key ([0-9a-f]{16}), /.exec(errors)?.[1] ?? '';
    expect(await run(`api-key revoke ${id}`)).toMatchObject({ code: 0 });
  });

  it('gives up when the repetitions are lost as well', async () => {
    const { address } = await service.aMailbox();
    proxy.loses = 99;
    expect(await run(`mailbox lock ${address}`)).toMatchObject({
      code: 3,
      errors: expect.stringMatching(/^The service at --url does not answer/) as string,
    });
    expect(proxy.passed).toHaveLength(3);
  });

  it('repeats nothing that has no key, nor what was refused', async () => {
    proxy.loses = 1;
    expect(await run('mailbox add once@example.com')).toMatchObject({ code: 3 });
    expect(await run('mailbox lock nobody@example.com')).toMatchObject({ code: 1 });
    expect(proxy.passed).toHaveLength(2);
  });

  it('has keys for exactly the requests that may have one, in every command', async () => {
    for (const { name } of commands.filter(isRemote)) {
      const { line, input } = (await commandCases[name]?.(service)) ?? { line: '' };
      await run(line, input);
    }
    await run('mail retry all');
    const actions = new Set<string | undefined>();
    for (const request of proxy.passed) {
      const { method, url, headers } = request;
      const operation = operationOf(method.toLowerCase() as 'get', url);
      expect('idempotency-key' in headers, `${method} ${url}`).toBe(mayHaveKey(operation));
      if (mayHaveKey(operation)) actions.add(operation.id);
    }
    const all = adminOperations.filter(mayHaveKey).map(({ id }) => id);
    expect([...actions].sort()).toEqual(all.sort());
    const keys = proxy.passed.filter(({ headers }) => 'idempotency-key' in headers).map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
