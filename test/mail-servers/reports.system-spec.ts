import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withMadeUpNames } from '../support/mail-servers/made-up-names.js';
import { NextHop } from '../support/mail-servers/next-hop.js';
import type { Relay } from '../support/mail-servers/relay.js';
import { reportAddress, send } from '../support/mail-servers/reported-mail.js';
import { usableKinds } from '../support/mail-servers/servers.js';

const failure = { notify: 'failure,delay', return: 'headers', id: 'made-up-reset' } as const;
const success = { notify: 'success,failure', return: 'headers', id: 'made-up-reset' } as const;

/** What is asked for, and what the next hop says. The name is that of the fixture. */
const cases = {
  'failed-5.1.1': { to: 'no-such-user@example.net', dsn: failure },
  'failed-5.2.2': { to: 'full-mailbox@example.net', dsn: failure },
  'failed-5.7.1': { to: 'not-permitted@example.net', dsn: failure },
  'failed-host-unknown': { to: 'alice@nowhere.example.org', dsn: failure },
  'failed-too-large': { to: 'alice@small.example.net', dsn: failure },
  'failed-full': { to: 'no-such-user@example.net', dsn: { ...failure, return: 'full' } },
  'failed-without-dsn': { to: 'no-such-user@example.net', dsn: undefined },
  delayed: { to: 'deferred@example.net', dsn: failure },
  relayed: { to: 'alice@example.net', dsn: success },
  'relayed-lmtp': { to: 'alice@lmtp.example.net', dsn: success },
} as const;
type Case = keyof typeof cases;
const names = Object.keys(cases) as Case[];

const settings: Record<string, string> = {
  // It tells nobody by default that an automatic mail is late.
  Exim: 'delay_warning_condition = true',
};
// The fixtures were recorded with these; another release may word a report differently.
const recorded: Record<string, string> = {
  Postfix: '3.7.',
  Exim: '4.96-',
  OpenSMTPD: '6.8.',
  Sendmail: '8.17.',
};

// To record them again: vitest --update with this file, and look at what has changed.
describe.concurrent.each(usableKinds)('a report of $name', ({ name, server, start }) => {
  const hops: NextHop[] = [];
  let relay: Relay;
  let reports: NextHop;

  const aHop = async (...options: Parameters<typeof NextHop.start>) => {
    const hop = await NextHop.start(...options);
    hops.push(hop);
    return hop;
  };

  beforeAll(async () => {
    reports = await aHop();
    const silent = { hides: ['DSN'] } as const;
    relay = await start({
      routes: {
        'example.net': (await aHop(silent)).route,
        'small.example.net': (await aHop({ sizeLimit: 500 })).route,
        'lmtp.example.net': (await aHop({ ...silent, lmtp: name !== 'OpenSMTPD' })).route,
        'umpin.example.com': reports.route,
      },
      warnsAfterSeconds: 1,
      settings: settings[name] ?? '',
    });
    for (const token of names) await send(relay, { token, ...cases[token] });
  });
  afterAll(async () => {
    await relay.stop();
    await Promise.all(hops.map((hop) => hop.stop()));
  });

  it.for(names)('comes from the null sender, and is known: %s', async (token, { expect }) => {
    const [action] = token.split('-');
    // Exim says so of what it has relayed, too.
    const said = action === 'relayed' && name === 'Exim' ? 'delivered' : action;
    const wanted = new RegExp(`^Action: ${said}\\b`, 'm');
    // A busy machine may be late to look up a name, and a server reports that delay first.
    const found = () =>
      reports.mails.find(({ to, raw }) => to === reportAddress(token) && wanted.test(raw));
    await expect.poll(found, { timeout: 25_000 }).toBeDefined();
    const report = found();
    expect(report?.from).toBe('');
    // How a name is unknown depends on the name server.
    if (!report || token === 'failed-host-unknown') return;
    if (server.version?.startsWith(recorded[name] ?? '?')) {
      const file = `../fixtures/bounces/${name.toLowerCase()}-${token}.eml`;
      await expect(withMadeUpNames(report.raw)).toMatchFileSnapshot(file);
    }
  });
});

const exim = usableKinds.find(({ name }) => name === 'Exim');

describe.skipIf(!exim)('Exim with its own settings', () => {
  it('tells nobody that an automatic mail is late, even if asked to', async () => {
    const [hop, reports] = await Promise.all([NextHop.start(), NextHop.start()]);
    const routes = { 'example.net': hop.route, 'umpin.example.com': reports.route };
    const relay = await exim?.start({ routes, warnsAfterSeconds: 1 });
    try {
      if (relay) await send(relay, { token: 'late', to: 'deferred@example.net', dsn: failure });
      const attempts = async () => (await relay?.log())?.match(/ == deferred@/g)?.length;
      await expect.poll(attempts).toBeGreaterThan(3);
      expect(reports.mails).toEqual([]);
    } finally {
      await relay?.stop();
      await Promise.all([hop.stop(), reports.stop()]);
    }
  });
});
