import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { expectReset, post, resetPinRequest } from '../support/soap.js';

const name = '7b4e1a52-2f0e-4b43-9f6e-000000000001';

describe('client-request-id', () => {
  let service: TestService;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start({ RESETS_PER_MAILBOX_PER_HOUR: '0' });
    owner = await service.aMailbox();
  });
  afterAll(() => service.stop());

  const call = (headers: Record<string, string>, as: TestMailbox | undefined = owner) =>
    post(service.server, resetPinRequest, as).set(headers);

  it('is returned with the answer if the caller asks for it', async () => {
    const answer = await call({ 'client-request-id': name, 'return-client-request-id': 'true' });
    expectReset(answer);
    expect(answer.headers['client-request-id']).toBe(name);
    expect(answer.headers['request-id']).not.toBe(name);
  });

  it('is returned with a 401 as well', async () => {
    const answer = await post(service.server, resetPinRequest).set({
      'client-request-id': name,
      'return-client-request-id': 'True',
    });
    expect(answer.status).toBe(401);
    expect(answer.headers['client-request-id']).toBe(name);
  });

  it.each([
    ['nobody asks for it', { 'client-request-id': name }],
    ['no', { 'client-request-id': name, 'return-client-request-id': 'false' }],
    ['there is none', { 'return-client-request-id': 'true' }],
    ['it is empty', { 'client-request-id': '', 'return-client-request-id': 'true' }],
    ['too long', { 'client-request-id': 'x'.repeat(129), 'return-client-request-id': 'true' }],
    ['not ASCII', { 'client-request-id': 'für', 'return-client-request-id': 'true' }],
    ['a tab in it', { 'client-request-id': 'a\tb', 'return-client-request-id': 'true' }],
  ])('is not returned otherwise: %s', async (_, headers) => {
    const answer = await call(headers);
    expectReset(answer);
    expect(answer.headers).not.toHaveProperty('client-request-id');
  });

  it('is returned with up to 128 characters', async () => {
    const long = 'x'.repeat(128);
    const answer = await call({ 'client-request-id': long, 'return-client-request-id': 'true' });
    expect(answer.headers['client-request-id']).toBe(long);
  });
});
