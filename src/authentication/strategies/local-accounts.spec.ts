import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../accounts/account.entity.js';
import { VerifiedLoginCache } from './local-accounts.js';

const minute = 60_000;
const account = (fields: Partial<Account> = {}): Account => ({
  id: 'id-1',
  login: 'alice@example.com',
  sealedPassword: 'test.sealed',
  mailboxId: null,
  disabledAt: null,
  roles: [],
  impersonationScope: null,
  phoneScope: null,
  adminScope: null,
  helpdeskScope: null,
  auditorScope: null,
  sessionsValidFrom: new Date(0),
  ...fields,
});

describe('the cache of verified logins', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('contains a password that was verified, and no other one', () => {
    const logins = new VerifiedLoginCache(minute);
    expect(logins.knows(account(), 'right')).toBe(false);
    logins.remember(account(), 'right');
    expect(logins.knows(account(), 'right')).toBe(true);
    expect(logins.knows(account(), 'wrong')).toBe(false);
    expect(logins.knows(account({ id: 'id-2' }), 'right')).toBe(false);
  });

  it('drops a password that was changed', () => {
    const logins = new VerifiedLoginCache(minute);
    logins.remember(account(), 'right');
    expect(logins.knows(account({ sealedPassword: 'test.other' }), 'right')).toBe(false);
  });

  it('drops a login after its time, however often it is used', () => {
    const logins = new VerifiedLoginCache(minute);
    logins.remember(account(), 'right');
    vi.advanceTimersByTime(minute - 1);
    expect(logins.knows(account(), 'right')).toBe(true);
    vi.advanceTimersByTime(1);
    expect(logins.knows(account(), 'right')).toBe(false);
  });

  it('is disabled by a time of 0', () => {
    const logins = new VerifiedLoginCache(0);
    logins.remember(account(), 'right');
    expect(logins.knows(account(), 'right')).toBe(false);
  });

  it('holds at most ten thousand accounts, and drops the oldest first', () => {
    const logins = new VerifiedLoginCache(minute);
    for (let index = 0; index <= 10_000; index += 1) {
      logins.remember(account({ id: `id-${index}` }), 'right');
    }
    expect(logins.knows(account({ id: 'id-0' }), 'right')).toBe(false);
    expect(logins.knows(account({ id: 'id-1' }), 'right')).toBe(true);
    expect(logins.knows(account({ id: 'id-10000' }), 'right')).toBe(true);
  });

  it('prints none of its content (P6)', () => {
    const logins = new VerifiedLoginCache(minute);
    logins.remember(account(), 'right');
    expect(JSON.stringify(logins)).not.toContain('right');
  });
});
