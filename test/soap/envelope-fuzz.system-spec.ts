import { randomInt } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../faults/support/chance.js';
import { fuzzedRequest, type FuzzedRequest } from '../fuzz/fuzzed-request.js';
import { TestService } from '../support/app.js';
import { endpoint, expectReset, resetPin, type Login } from '../support/soap.js';

const seed = randomInt(2 ** 31);
const requests = 2_000;
const atOnce = 8;

describe(`${requests} mutated requests to the SOAP endpoint, seed ${seed} (P11)`, () => {
  let service: TestService;
  let agent: Agent;
  let port: number;

  beforeAll(async () => {
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    ({ port } = service.server.address() as AddressInfo);
    agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  });
  afterAll(async () => {
    agent.destroy();
    await service.stop();
  });

  function send({ body, contentType, soapAction }: FuzzedRequest, as?: Login) {
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', path: endpoint, method: 'POST', agent });
      call.setHeader('content-type', contentType);
      if (soapAction !== undefined) call.setHeader('soapaction', soapAction);
      if (as) call.setHeader('authorization', `Basic ${btoa(`${as.login}:${as.password}`)}`);
      call.on('error', reject);
      call.on('response', (response: IncomingMessage) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      call.end(body);
    });
  }

  it('all get a known status, and the service still works afterwards', async () => {
    const chance = new Chance(seed, 'endpoint');
    const owner = await service.aMailbox();
    // Accepted requests end here without the cost of a reset.
    const withoutVoiceMail = await service.aMailbox({ umEnabled: false });
    const statuses = new Map<number, number>();
    let next = 0;
    const callers = Array.from({ length: atOnce }, async () => {
      while (next < requests) {
        next += 1;
        const as = next % 50 === 0 ? owner : next % 20 === 0 ? undefined : withoutVoiceMail;
        const { status, text } = await send(fuzzedRequest(chance), as);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(text).not.toMatch(/node_modules|at .*\.[jt]s:|saxes|fastify|nest|typeorm|\/src\//i);
        expect(text).not.toContain('ErrorInternalServerError');
      }
    });
    await Promise.all(callers);
    const known = [200, 400, 401, 413, 415, 500];
    expect(known).toEqual(expect.arrayContaining([...statuses.keys()]));
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([401, 415, 500]));

    expect(service.logs.join('')).not.toContain('unforeseen error');
    const sent = service.smtp.to(owner.address).length;
    expectReset(await resetPin(service.server, owner));
    const mails = service.smtp.to(owner.address);
    expect(mails).toHaveLength(sent + 1);
    expect(await service.verifies(mails.at(-1)?.pin, owner)).toBe(true);
  }, 60_000);
});
