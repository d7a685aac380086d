import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { expectFault, fixture, post } from '../support/soap.js';

describe('PlayOnPhone and its like, without a phone system that makes calls', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it.each(['play-on-phone', 'play-on-phone-greeting', 'get-call-info', 'disconnect'])(
    'refuse the published sample %s with a fault of Unified Messaging',
    async (name) => {
      const owner = await service.aMailbox();
      const response = await post(service.server, fixture(`${name}.request.xml`), owner);
      const code = 'ErrorUnifiedMessagingServerNotFound';
      expectFault(response, code, 'UmServerNotFoundException');
      expect(await service.eventsOf(owner)).toEqual([]);
    },
  );

  it('refuse a type of greeting that there is none of as malformed', async () => {
    const owner = await service.aMailbox();
    const request = fixture('play-on-phone-greeting.request.xml').replace('NormalCustom', 'Custom');
    expectFault(await post(service.server, request, owner), 'ErrorInvalidRequest');
  });
});
