import { PayloadTooLargeException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError, refusals, type Refusal } from '../../common/domain-error.js';
import { failureOf, InvalidRequest } from './errors.js';

describe('a failure', () => {
  it('has a status of its own for every reason', () => {
    expect(failureOf(new NotAuthenticated('Basic'))).toMatchObject({ status: 401 });
    expect(failureOf(new NotAuthenticated(undefined))).toMatchObject({ status: 401 });
    expect(failureOf(new InvalidRequest('no'))).toMatchObject({ status: 400, message: 'no' });
    expect(failureOf(new PayloadTooLargeException())).toMatchObject({ status: 413 });
    expect(failureOf(new Error('no'))).toEqual({ kind: 'error', status: 500 });
    expect(failureOf('no')).toEqual({ kind: 'error', status: 500 });
  });

  it.each(Object.keys(refusals) as Refusal[])('is no success where %s is refused', (refusal) => {
    const passes = ['ServerBusy', 'DatabaseUnavailable', 'DirectoryUnavailable'].includes(refusal);
    expect(failureOf(new DomainError(refusal)).status).toBe(passes ? 503 : 500);
  });

  it('says when to come back as the refusal knows it', () => {
    const busy = new DomainError('ServerBusy', { retryAfterMs: 70 });
    expect(failureOf(busy)).toMatchObject({ retryAfterMs: 70 });
  });
});
