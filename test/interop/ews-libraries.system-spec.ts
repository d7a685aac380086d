import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { endpoint, expectFault, expectReset, type Login } from '../support/soap.js';
import { ewsRequests } from './ews-requests.js';

describe('a library for Exchange web services', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  describe.each(ewsRequests)('$library', ({ headers, body }) => {
    const send = (as?: Login) => {
      const call = request(service.server).post(endpoint).set(headers).buffer(true);
      if (as) void call.auth(as.login, as.password);
      return call.send(body);
    };
    const expectEcho = (answer: Response) =>
      expect(answer.headers['client-request-id']).toBe(headers['client-request-id']);

    it('learns without credentials how to log in', async () => {
      const answer = await send();
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="[^"]*"/);
      expectEcho(answer);
    });

    it('resets the PIN of its caller (P1)', async () => {
      const owner = await service.aMailbox();
      const answer = await send(owner);
      expectReset(answer);
      expectEcho(answer);
      const [mail] = service.smtp.to(owner.address);
      expect(await service.verifies(mail?.pin, owner)).toBe(true);
    });

    it('gets the fault of an owner without Unified Messaging (P3)', async () => {
      const answer = await send(await service.aMailbox({ umEnabled: false }));
      expectFault(answer, 'ErrorUserNotUnifiedMessagingEnabled', 'UserNotUmEnabledException');
      expectEcho(answer);
    });
  });
});
