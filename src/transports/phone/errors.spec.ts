import { PayloadTooLargeException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError, refusals, type Refusal } from '../../common/domain-error.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { failureOf } from './errors.js';

describe('failureOf', () => {
  it('gives each kind of error its own status', () => {
    expect(failureOf(new NotAuthenticated('Basic'))).toMatchObject({ status: 401 });
    expect(failureOf(new NotAuthenticated(undefined))).toMatchObject({ status: 401 });
    expect(failureOf(new InvalidRequest('no'))).toMatchObject({ status: 400, message: 'no' });
    expect(failureOf(new PayloadTooLargeException())).toMatchObject({ status: 413 });
    expect(failureOf(new Error('no'))).toEqual({ kind: 'error', status: 500 });
    expect(failureOf('no')).toEqual({ kind: 'error', status: 500 });
  });

  it.each(Object.keys(refusals) as Refusal[])(
    'never turns the refusal %s into a success',
    (refusal) => {
      const passes = ['ServerBusy', 'DatabaseUnavailable', 'DirectoryUnavailable'].includes(
        refusal,
      );
      expect(failureOf(new DomainError(refusal)).status).toBe(passes ? 503 : 500);
    },
  );

  it('takes the time to wait from the refusal', () => {
    const busy = new DomainError('ServerBusy', { retryAfterMs: 70 });
    expect(failureOf(busy)).toMatchObject({ retryAfterMs: 70 });
  });
});
