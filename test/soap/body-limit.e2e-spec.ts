import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, type PhoneSystem } from '../support/phone.js';
import { post, resetPinRequest } from '../support/soap.js';

const pin = '482915';
const extension = '4001';

describe('MAX_BODY_BYTES', () => {
  let service: TestService;
  let small: NestFastifyApplication;
  let owner: TestMailbox;
  let pbx: PhoneSystem;

  beforeAll(async () => {
    service = await TestService.start();
    small = await service.another({ MAX_BODY_BYTES: '2048' });
    owner = await service.aMailbox({ extensions: [extension] });
    pbx = await aPhoneSystem(service);
  });
  afterAll(async () => {
    await small.close();
    await service.stop();
  });

  const ask = async (server: Server, path: string, type: string, body: string): Promise<Response> =>
    request(server).post(path).auth(pbx.login, pbx.key).type(type).buffer(true).send(body);
  const asJson = (length: number) => {
    const start = `{"mailbox":"${extension}","pin":"${pin}","more":"`;
    return `${start.padEnd(length - 2, 'x')}"}`;
  };
  const asForm = (fields: Record<string, string>, length: number) =>
    `${new URLSearchParams(fields).toString()}&more=`.padEnd(length, 'x');
  const lookup = { section: 'directory', action: 'voicemail-lookup', user: extension };

  /** Whether the endpoint reads a request of so many bytes; its result does not matter. */
  const endpoints: Record<string, (server: Server, length: number) => Promise<boolean>> = {
    SOAP: async (server, length) => {
      const { status } = await post(server, resetPinRequest.padEnd(length), owner);
      return status !== 413;
    },
    JSON: async (server, length) => {
      const { status } = await ask(server, '/v1/pin/verify', 'application/json', asJson(length));
      return status !== 413;
    },
    Asterisk: async (server, length) => {
      const form = asForm({ mailbox: extension, pin }, length);
      return (await ask(server, '/v1/pbx/verify', 'form', form)).text !== 'ERROR';
    },
    RADIUS: async (server, length) => {
      const path = '/v1/radius/authenticate';
      const { status } = await ask(server, path, 'application/json', asJson(length));
      return status !== 413;
    },
    FreeSWITCH: async (server, length) => {
      // Four times as much: mod_voicemail sends all variables of a call.
      const form = asForm({ ...lookup, domain: 'example.com' }, 4 * length);
      const { text } = await ask(server, '/v1/freeswitch/directory', 'form', form);
      return text.includes('<user');
    },
  };

  it.each(Object.entries(endpoints))('limits the body of the endpoint for %s', async (_, reads) => {
    expect(await reads(small.getHttpServer(), 2_048)).toBe(true);
    expect(await reads(small.getHttpServer(), 2_049)).toBe(false);
    expect(await reads(service.server, 65_536)).toBe(true);
    expect(await reads(service.server, 65_537)).toBe(false);
  });
});
