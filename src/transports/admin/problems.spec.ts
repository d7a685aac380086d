import { readFileSync } from 'node:fs';
import { PayloadTooLargeException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { ProvisioningError, type RefusedBecause } from '../../accounts/provisioning-error.js';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError, refusals, type Refusal } from '../../common/domain-error.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { NotAllowed } from './access/not-allowed.js';
import { IdempotencyConflict } from '../../idempotency/idempotency-conflict.js';
import { problemOf } from './problems.js';

const becauses: Record<RefusedBecause, number> = {
  invalid: 422,
  missing: 404,
  taken: 409,
  conflict: 409,
  changed: 412,
  'out-of-scope': 403,
  'extension-shared': 409,
  'too-easily-guessed': 422,
};

const errors = [
  new NotAuthenticated('Basic'),
  new NotAllowed(),
  new InvalidRequest('no'),
  new IdempotencyConflict('in-progress', 1_500),
  new IdempotencyConflict('other-request'),
  new PayloadTooLargeException(),
  new Error('no'),
  ...(Object.keys(refusals) as Refusal[]).map((refusal) => new DomainError(refusal)),
  ...(Object.keys(becauses) as RefusedBecause[]).map(
    (because) => new ProvisioningError(['no'], { because }),
  ),
];

describe('a problem', () => {
  it.each(errors)('%s is never a success, and is in docs/admin-api.md', (error) => {
    const { problem } = problemOf(error);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    const [, name = ''] = /^urn:umpin:problem:([a-z-]+)$/.exec(problem.type) ?? [];
    const page = readFileSync(new URL('../../../docs/admin-api.md', import.meta.url), 'utf8');
    const row = page
      .split('\n')
      .find((line) => line.includes(`\`${name}\``) && line.startsWith('|'));
    expect(row, name).toContain(String(problem.status));
  });

  it('of a refused change names every reason, and its status', () => {
    for (const [because, status] of Object.entries(becauses)) {
      const error = new ProvisioningError(['one', 'two'], { because: because as RefusedBecause });
      expect(problemOf(error).problem).toMatchObject({
        status,
        detail: 'one',
        problems: ['one', 'two'],
      });
    }
  });

  it('tells nothing of an error that nobody foresaw (P11)', () => {
    const { problem } = problemOf(new Error('relation "pin_history" does not exist'));
    expect(problem).toEqual({
      type: 'urn:umpin:problem:internal-error',
      title: 'An error of the service; its log has the same request id',
      status: 500,
    });
  });

  it('says when to come again', () => {
    const limited = new DomainError('TooManyResets', { retryAfterMs: 61_001 });
    expect(problemOf(limited).fields).toEqual({ 'retry-after': '62' });
    const inProgress = new IdempotencyConflict('in-progress', 1_500);
    expect(problemOf(inProgress).fields).toEqual({ 'retry-after': '2' });
  });

  it('has a challenge exactly if credentials would help (RFC 9110 15.5.2)', () => {
    expect(problemOf(new NotAuthenticated('Basic'))).toMatchObject({
      problem: { status: 401 },
      fields: { 'www-authenticate': 'Basic' },
    });
    expect(problemOf(new NotAuthenticated(undefined))).toMatchObject({
      problem: { status: 403 },
      fields: {},
    });
  });
});
