import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Health } from '../../src/transports/ops/health.controller.js';
import { TestService } from '../support/app.js';
import { expectFault, expectReset, post, resetPin, resetPinRequest } from '../support/soap.js';

describe('health', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it('is live and ready, and reports the age of the oldest waiting mail', async () => {
    const live = await request(service.server).get('/health/live');
    expect(live.body).toEqual({ status: 'ok' });
    const ready = await request(service.server).get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      status: 'ok',
      oldestUndeliveredSeconds: 0,
      noMailTakenSeconds: 0,
      attemptsNotTaken: 0,
    });
  });

  it('stays ready, and reports since when the mail server has taken no mail', async () => {
    const owner = await service.aMailbox();
    const ready = async () =>
      (await request(service.server).get('/health/ready').expect(200)).body as Health;
    await service.smtp.down();
    await resetPin(service.server, owner);
    await resetPin(service.server, owner);
    const { noMailTakenSeconds: first = 0, ...told } = await ready();
    expect(told).toMatchObject({ status: 'ok', attemptsNotTaken: 2 });
    expect(first).toBeGreaterThan(0);
    expect((await ready()).noMailTakenSeconds).toBeGreaterThan(first);

    await service.smtp.up();
    expectReset(await resetPin(service.server, owner));
    expect(await ready()).toMatchObject({ noMailTakenSeconds: 0, attemptsNotTaken: 0 });
  });

  it('answers 405 with Allow to any other method', async () => {
    const response = await request(service.server).put('/health/live');
    expect([response.status, response.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('stays live and serves again after every database connection was cut', async () => {
    const owner = await service.aMailbox();
    expectReset(await resetPin(service.server, owner));
    await service.db.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect.poll(async () => (await resetPin(service.server, owner)).status).toBe(200);
  });

  it('answers 503 while the database is down, and callers get a clean fault (P11)', async () => {
    const owner = await service.aMailbox();
    await service.db.away();
    try {
      const ready = await request(service.server).get('/health/ready');
      expect(ready.status).toBe(503);
      expect(ready.body).toEqual({ status: 'unavailable' });
      expect((await request(service.server).get('/health/live')).status).toBe(200);
      const answer = await post(service.server, resetPinRequest, owner);
      expectFault(answer, 'ErrorInternalServerTransientError');
      expect(answer.text).not.toMatch(/connection|postgres|database/i);
    } finally {
      await service.db.back();
    }
    await expect.poll(async () => (await resetPin(service.server, owner)).status).toBe(200);
  });
});
