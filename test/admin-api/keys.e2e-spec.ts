import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyRingSchema } from '../../src/transports/admin/keys/keys.contract.js';
import {
  anAdministrator,
  bodyOf,
  expectProblem,
  type Administrator,
  type AdminClient,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { freshKey, testKeyRing } from '../support/settings.js';

describe('the sealing keys over the admin API', () => {
  let service: TestService;
  let root: Administrator;
  let client: AdminClient;
  let there: Record<string, string>;

  beforeAll(async () => {
    service = await TestService.start({ SEALING_KEYS: `${freshKey},${testKeyRing}` });
    await service.app.listen(0, '127.0.0.1');
    root = await anAdministrator(service, 'admin');
    ({ client } = root);
    there = { UMPIN_URL: await service.app.getUrl(), UMPIN_API_KEY: root.key };
  });
  afterAll(() => service.stop());

  const status = async () => bodyOf(await client.get('/keys'), keyRingSchema);
  const retire = (id: string, key?: string) =>
    client.post(`/keys/${id}/retire`, {}, key === undefined ? {} : { 'Idempotency-Key': key });

  it('are shown with what each is needed for, then rotated, then retired, once', async () => {
    const owner = await service.aMailbox({ pin: '482915' });
    const { keys, instances } = await status();
    expect(keys).toMatchObject([
      { id: 'fresh', state: 'current', values: 0 },
      { id: 'test', state: 'kept', values: 2 },
    ]);
    expect(instances).toMatchObject([{ keys: ['fresh', 'test'], otherKeys: [] }]);
    expectProblem(await retire('test'), 422, 'invalid');
    expectProblem(await retire('nothing'), 422, 'invalid');

    const rotated = await client.post('/keys/rotate');
    const lines = rotated.text.trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { progress: { done: expect.any(Number) as number, of: 2 } },
      { result: { resealed: 2, left: 0, unopened: 0 } },
    ]);
    expect((await status()).keys).toMatchObject([{ values: 2 }, { values: 0 }]);
    expect(await service.eventsOf(owner)).toContainEqual(
      expect.objectContaining({ event: 'pin-resealed', actor: root.login, detail: 'fresh' }),
    );

    const key = randomUUID();
    expect((await retire('test', key)).body).toEqual({ retired: 'test' });
    await service.db.dataSource.query(
      "UPDATE idempotent_requests SET answer = NULL, leased_until = '-infinity'",
    );
    expect((await retire('test', key)).body).toEqual({ retired: 'test' });
    const [row] = await service.db.dataSource.query<object[]>(
      "SELECT count(*)::int AS times FROM audit_events WHERE event = 'key-retired'",
    );
    expect(row).toEqual({ times: 1 });
  });

  it('are rotated by the command, which ends with the result', async () => {
    await service.setPin(await service.aMailbox({ account: false }), '482915');
    expect(await runCommand('keys rotate', there)).toMatchObject({
      code: 0,
      output: 'Sealed 1 value with the current key.\n',
    });
    expect(await runCommand('keys retire fresh', there)).toMatchObject({
      code: 1,
      errors: 'umpin: fresh is the current key: put another one in front first\n',
    });
    expect((await runCommand('keys status', there)).output).toContain('fresh  current: seals');
  });
});
