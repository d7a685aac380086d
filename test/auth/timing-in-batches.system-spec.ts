import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { TestService } from '../support/app.js';
import { aPhoneSystem, ask, lock, type PhoneSystem } from '../support/phone.js';
import { resetPin, type Login } from '../support/soap.js';
import { expectSameTimeTogether } from '../support/timing.js';

const nobody: Login = { login: 'nobody', password: 'made up' };

/** Calls of each kind in parallel: enough to keep the hashes busy, so that statements are shared. */
const each = 8;

const times = <T>(make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: each }, (_, index) => make(index)));

describe('among parallel requests, which share statements,', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({
      LIMIT_FAILED_LOGINS: 'false',
      REPLY_DEADLINE_SECONDS: '60',
    });
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  describe('a failed login', () => {
    const kinds = ['unknown user', 'wrong password', 'disabled account'] as const;
    let logins: Record<(typeof kinds)[number], readonly Login[]>;

    beforeAll(async () => {
      const [owners, disabled] = [
        await times(() => service.aMailbox()),
        await times(() => service.aMailbox()),
      ];
      await service.db.dataSource.query(
        'UPDATE accounts SET disabled_at = now() WHERE login = ANY ($1)',
        [disabled.map(({ login }) => login)],
      );
      logins = {
        'unknown user': owners.map((owner) => ({
          ...owner,
          login: owner.login.replace('user-', 'nobody-'),
        })),
        'wrong password': owners.map((owner) => ({ ...owner, password: 'Made up for a test' })),
        'disabled account': disabled,
      };
    });

    it('takes the same time for every reason (P10)', { retry: 2, timeout: 90_000 }, () =>
      expectSameTimeTogether(kinds, each, async (kind, index) => {
        const answer = await resetPin(service.server, logins[kind][index] ?? nobody);
        expect(answer.status).toBe(401);
      }),
    );
  });

  describe('an attempt with a wrong PIN', () => {
    const kinds = ['wrong PIN', 'locked', 'unknown mailbox'] as const;
    let phone: PhoneSystem;
    let mailboxes: Record<(typeof kinds)[number], readonly string[]>;

    beforeAll(async () => {
      phone = await aPhoneSystem(service);
      const policy = { maxLogonAttempts: 999, logonFailuresBeforePinReset: null };
      const anOwner = async () => {
        const owner = await service.aMailbox({ policy });
        await service.setPin(owner, '482915');
        return owner;
      };
      const [owners, locked] = [await times(anOwner), await times(anOwner)];
      for (const owner of locked) await lock(service, owner);
      const addresses = owners.map(({ address }) => address);
      mailboxes = {
        'wrong PIN': addresses,
        locked: locked.map(({ address }) => address),
        'unknown mailbox': addresses.map((address) => address.replace('user-', 'nobody-')),
      };
    });

    it(
      'takes the same time for a known mailbox, a locked one and an unknown one (P10)',
      { retry: 2, timeout: 90_000 },
      () =>
        expectSameTimeTogether(kinds, each, (kind, index) =>
          ask(
            service.server,
            verifyOperation,
            { mailbox: mailboxes[kind][index], pin: '730264' },
            phone,
          ),
        ),
    );
  });
});
