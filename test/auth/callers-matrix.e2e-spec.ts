import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { post, resetPin, resetPinBody, types } from '../support/soap.js';

const proxySecret = 'made up for a test of proxies';

type Outcome = 'reset' | 'denied' | 'no such mailbox' | 'no UM' | 'not let in';

/** Whom a call is for: the caller's own mailbox without a header, or somebody by a header. */
const targets = ['own', 'bob', 'carol', 'dave', 'nobody'] as const;
type Target = (typeof targets)[number];

/** Bob has the default policy, Carol that of Sales, Dave no Unified Messaging; nobody is nobody. */
const byRole = {
  none: { bob: 'denied', carol: 'denied', dave: 'denied', nobody: 'denied' },
  everyone: { bob: 'reset', carol: 'reset', dave: 'no UM', nobody: 'no such mailbox' },
  'policy:Sales': { bob: 'denied', carol: 'reset', dave: 'denied', nobody: 'denied' },
  'address:bob@*': { bob: 'reset', carol: 'denied', dave: 'denied', nobody: 'denied' },
} as const satisfies Record<string, Record<Exclude<Target, 'own'>, Outcome>>;
type Role = keyof typeof byRole;

const notLetIn: Record<Target, Outcome> = {
  own: 'not let in',
  bob: 'not let in',
  carol: 'not let in',
  dave: 'not let in',
  nobody: 'not let in',
};

interface Kind {
  /** By a password of this service, or by the word of a trusted proxy. */
  readonly by: 'password' | 'proxy';
  /** Whether the account has a password; a proxy's caller may have no account at all. */
  readonly account: 'local' | 'external' | 'none';
  readonly mailbox: boolean;
  readonly disabled?: boolean;
}

const kinds: Record<string, Kind> = {
  'an owner': { by: 'password', account: 'local', mailbox: true },
  'a helpdesk without mailbox': { by: 'password', account: 'local', mailbox: false },
  'an owner by proxy': { by: 'proxy', account: 'external', mailbox: true },
  'a helpdesk by proxy': { by: 'proxy', account: 'external', mailbox: false },
  'an owner by proxy without account': { by: 'proxy', account: 'none', mailbox: true },
  'somebody whom a proxy calls like a local account': {
    by: 'proxy',
    account: 'local',
    mailbox: true,
  },
  'a disabled account': { by: 'password', account: 'local', mailbox: true, disabled: true },
  'a disabled account by proxy': {
    by: 'proxy',
    account: 'external',
    mailbox: true,
    disabled: true,
  },
};

const cases = Object.keys(kinds).flatMap((kind) =>
  (Object.keys(byRole) as Role[]).map((role) => ({ kind, role })),
);

function expectedOf(kind: Kind, role: Role): Record<Target, Outcome> {
  if (kind.disabled) return notLetIn;
  // The role is for whoever gives the account's own proof.
  const holds = kind.account === (kind.by === 'password' ? 'local' : 'external');
  const own = kind.mailbox ? 'reset' : 'no such mailbox';
  return { own, ...byRole[holds ? role : 'none'] };
}

describe('caller by mailbox by role: who may reset whose PIN', () => {
  let service: TestService;
  const addresses: Record<Exclude<Target, 'own'>, string> = {
    bob: 'bob@example.com',
    carol: 'carol@example.com',
    dave: 'dave@example.com',
    nobody: 'nobody@example.com',
  };

  beforeAll(async () => {
    service = await TestService.start({
      PROXY_LOGIN_HEADER: 'X-Remote-User',
      PROXY_SECRET: proxySecret,
    });
    await service.aMailbox({ address: addresses.bob });
    await service.aPolicy({}, 'Sales');
    await service.aMailbox({ address: addresses.carol, policy: 'Sales' });
    await service.aMailbox({ address: addresses.dave, umEnabled: false });
  });
  afterAll(() => service.stop());

  async function aCaller(kind: Kind, role: Role): Promise<TestMailbox> {
    const { administration } = service;
    const owner = await service.aMailbox({ account: false });
    const login = kind.mailbox ? owner.login : `helpdesk-${randomUUID()}@example.com`;
    if (kind.account !== 'none') {
      await administration.addAccount({
        login,
        password: kind.account === 'local' ? owner.password : undefined,
        mailbox: kind.mailbox ? owner.address : undefined,
      });
      const scope = role.includes(':') ? role : null;
      if (role !== 'none') await administration.grant(login, 'ApplicationImpersonation', scope);
      if (kind.disabled) await administration.disable(login);
    }
    return { ...owner, login };
  }

  const call = ({ by }: Kind, caller: TestMailbox, target: Target): Promise<Response> => {
    const headers =
      target === 'own'
        ? ''
        : `<t:ExchangeImpersonation xmlns:t="${types}"><t:ConnectingSID><t:SmtpAddress>` +
          `${addresses[target]}</t:SmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`;
    if (by === 'password') return resetPin(service.server, caller, { headers });
    return post(service.server, resetPinBody(headers))
      .set('X-Remote-User', caller.login)
      .set('X-Umpin-Proxy-Secret', proxySecret);
  };

  it.each(cases)('$kind, role for $role', async ({ kind: name, role }) => {
    const kind = kinds[name];
    if (!kind) throw new Error(`There is no ${name}.`);
    const caller = await aCaller(kind, role);
    const mails = service.smtp.mails.length;
    const found: Partial<Record<Target, Outcome>> = {};
    for (const target of targets) found[target] = outcomeOf(await call(kind, caller, target));
    const expected = expectedOf(kind, role);
    expect(found).toEqual(expected);
    // Whoever asks, the mail goes to the owner of the mailbox.
    const mailed = service.smtp.mails.slice(mails).map(({ to }) => to);
    const resets = targets.filter((target) => expected[target] === 'reset');
    expect(mailed).toEqual(
      resets.map((target) => (target === 'own' ? caller.address : addresses[target])),
    );
  });
});

function outcomeOf({ status, text }: Response): Outcome {
  const [, code = ''] = />(\w+)<\/e:ResponseCode>/.exec(text) ?? [];
  const outcomes: Record<string, Outcome> = {
    '200 ': 'reset',
    '401 ErrorAccessDenied': 'not let in',
    '500 ErrorImpersonateUserDenied': 'denied',
    '500 ErrorNonExistentMailbox': 'no such mailbox',
    '500 ErrorUserNotUnifiedMessagingEnabled': 'no UM',
  };
  const outcome = outcomes[`${status} ${code}`];
  if (!outcome) throw new Error(`${status} ${code} is none of the outcomes.`);
  return outcome;
}
