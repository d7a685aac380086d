import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import request, { type Response, type Test } from 'supertest';
import { expect } from 'vitest';
import { phoneRole } from '../../src/accounts/account.entity.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import type { Operation } from '../../src/transports/json-api/contract.js';
import type { PinCheckResult } from '../../src/pin-check/pin-check-result.js';
import { PinCheckService } from '../../src/pin-check/pin-check.service.js';
import { Administration } from './administration.js';
import type { TestService } from './app.js';
import type { TestMailbox } from './mailboxes.js';

/** An attempt at the service behind all transports, as the phone system `by`. */
export function tryPin(
  { app }: { readonly app: Pick<TestService['app'], 'get'> },
  { mailboxId, address }: TestMailbox,
  typed: string,
  by = 'pbx',
): Promise<PinCheckResult> {
  const pinCheck = app.get(PinCheckService, { strict: false });
  return pinCheck.verify({ name: address, mailboxId, typed, by: { actor: by } });
}

/** An account with the role phone, and its API key. */
export interface PhoneSystem {
  readonly login: string;
  readonly key: string;
}

/** A phone system that may ask about every mailbox, or about those of a scope. */
export async function aPhoneSystem(
  { db: { dataSource } }: { readonly db: Pick<TestService['db'], 'dataSource'> },
  { login = `pbx-${randomUUID().slice(0, 8)}`, scope = null }: PhoneSystemFields = {},
): Promise<PhoneSystem> {
  const administration = new Administration(dataSource);
  await administration.addAccount({ login });
  await administration.grant(login, phoneRole, scope);
  const key = await administration.addKey(login);
  return { login, key: key.reveal() };
}

interface PhoneSystemFields {
  readonly login?: string;
  /** The mailboxes that it may ask about; null: all. */
  readonly scope?: string | null;
}

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** Written as a row: the service locks a mailbox only after many wrong attempts, each a hash. */
export async function lock(
  { db: { dataSource } }: TestService,
  { mailboxId }: TestMailbox,
): Promise<void> {
  await dataSource.manager.update(PinCredential, { mailboxId }, { lockedAt: () => 'now()' });
}

/** A request in JSON or, for the transports that take one, as a form. */
export function ask(
  server: Server,
  { path, request: asked }: Operation,
  body: object,
  as?: PhoneSystem,
): Test {
  const test = request(server)
    .post(path)
    .type(asked?.type ?? '')
    .buffer(true);
  if (as) void test.auth(as.login, as.key);
  return test.send(body);
}

/** The answer is one that the description has, with the bytes that it promises. */
export function expectDescribed(response: Response, { answers }: Operation): void {
  const answer = answers[response.status];
  expect(answer, `status ${response.status}`).toBeDefined();
  const { 'content-type': type, ...fields } = response.headers as Record<string, string>;
  for (const name of answer?.fields ?? []) expect(fields).toHaveProperty(name.toLowerCase());
  if (!answer?.content) {
    expect(response.text).toBe('');
    return;
  }
  expect(type?.split(';', 1)).toEqual([answer.content.type]);
  const json = answer.content.type.endsWith('json');
  const said: unknown = json ? JSON.parse(response.text) : response.text;
  expect(answer.content.schema.parse(said)).toEqual(said);
}
