import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, type PhoneSystem } from '../support/phone.js';
import type { ServiceProcess } from '../support/service-process.js';
import { SmtpSink, type Verdict } from '../support/smtp-sink.js';
import type { Answer } from './support/history.js';
import { Lab } from './support/lab.js';
import type { MailStage, MailTrouble } from './support/mail-line.js';
import { until } from './support/pause.js';
import { howMany, plan } from './support/plan.js';
import { checkRow, faultRow, type RowOptions } from './support/row.js';

const deadlineMs = 2_000;

interface Trouble {
  readonly name: string;
  readonly begin: (lab: Lab) => void | Promise<void>;
  readonly answer: Answer;
  /** Whether mails arrive in spite of it, or once it is over. */
  readonly comes: boolean;
}

const refusing =
  (step: 'atConnect' | 'atRecipient' | 'atEnd', code: number) =>
  ({ smtp }: Lab) => {
    smtp[step] = () => ({ refuse: code });
  };
const line = (stage: MailStage, trouble: MailTrouble) => (lab: Lab) => {
  lab.mailLine.cutAll();
  lab.mailLine.troubleAt = (reached) => (reached === stage ? trouble : 'none');
};
const late = ({ smtp }: Lab) => {
  smtp.atEnd = () =>
    new Promise<Verdict>((resolve) => setTimeout(() => resolve('accept'), 2 * deadlineMs));
};

const nothing = { answer: 'fault', comes: false } as const;
const open = { answer: 'unconfirmed', comes: true } as const;

const troubles: readonly Trouble[] = [
  { name: 'is down', begin: ({ mailLine }) => mailLine.breakDown(), ...nothing },
  { name: 'says 421', begin: refusing('atRecipient', 421), ...nothing },
  { name: 'says 451', begin: refusing('atRecipient', 451), ...nothing },
  { name: 'says 550', begin: refusing('atRecipient', 550), ...nothing },
  { name: 'says 552 to the mail', begin: refusing('atEnd', 552), ...nothing },
  { name: 'says 451 to the mail', begin: refusing('atEnd', 451), ...nothing },
  { name: 'is cut off before the mail', begin: line('RCPT', 'cut'), ...nothing },
];

/** Those in which callers get no answer until their deadline. */
const slowTroubles: readonly (Trouble & { readonly at: readonly [MailStage, MailTrouble] })[] = (
  [
    ['is silent from the start', ['greeting', 'silent'], nothing],
    ['is silent after EHLO', ['EHLO', 'silent'], nothing],
    ['is silent after RCPT', ['RCPT', 'silent'], nothing],
    ['is silent after DATA', ['DATA', 'silent'], nothing],
    ['says a byte a second', ['EHLO', 'slow'], nothing],
    ['is silent after the final dot', ['final dot', 'silent'], open],
    ['is cut off at the final dot', ['final dot', 'cut'], open],
    ['is cut off after the final dot', ['final dot', 'cut after'], open],
    ['takes the mail and says so late', ['final dot', 'late'], open],
  ] as const
).map(([name, at, outcome]) => ({ name, at, begin: line(at[0], at[1]), ...outcome }));

const lateTrouble: Trouble = {
  name: 'accepts twice as late as the deadline',
  begin: late,
  ...open,
};

describe('when the mail server', () => {
  const times = howMany(1, 10);
  const everyone = howMany(slowTroubles.length, 3);
  let lab: Lab;
  let service: ServiceProcess;

  beforeAll(async () => {
    const settings = { REPLY_DEADLINE_SECONDS: String(deadlineMs / 1_000) };
    lab = await Lab.open('mail server', { owners: everyone, settings });
    service = await lab.start();
    await lab.pinsForAll(service);
  });
  afterAll(() => lab.close());

  it.each(plan.long ? [...troubles, ...slowTroubles, lateTrouble] : troubles)(
    '$name: a clean fault in time, the old PIN, and the mail if it may have gone (P1-P6)',
    async (trouble) => {
      const owners = lab.owners.slice(0, 3);
      let recoveryMs = 0;
      for (let time = 0; time < times; time += 1) {
        const before = owners.map((owner) => lab.newestPin(owner));
        await trouble.begin(lab);
        lab.disturbed();
        const answers = await lab.resetAll(service, owners);
        expect(answers.map(({ answer }) => answer)).toEqual(owners.map(() => trouble.answer));
        for (const [index, owner] of owners.entries()) {
          expect(await lab.mailboxes.verifies(before[index], owner)).toBe(true);
        }
        lab.wellAgain();
        if (trouble !== lateTrouble) lab.mailLine.cutAll();
        if (trouble.comes) recoveryMs = Math.max(recoveryMs, await lab.drained(60_000));
        expect(await lab.waiting()).toBe(0);
        const changed = owners.map((owner, index) => lab.newestPin(owner) !== before[index]);
        expect(changed).toEqual(owners.map(() => trouble.comes));
        await lab.pinsForAll(service, owners);
      }
      const options = {
        injected: `${everyone} simultaneous callers`,
        slowestMs: deadlineMs + 2_000,
      };
      const repetitions = times * owners.length;
      await checkRow(lab, `mail server ${trouble.name}`, options, { repetitions, recoveryMs });
    },
  );

  it.skipIf(plan.long)(
    'is silent, slow, cut off or late, each in another conversation: clean faults in time (P1-P6)',
    async () => {
      const before = lab.owners.map((owner) => lab.newestPin(owner));
      lab.mailLine.cutAll();
      const from = lab.mailLine.conversations;
      lab.mailLine.troubleAt = (stage, conversation) => {
        const [at, trouble] = slowTroubles[conversation - from]?.at ?? [];
        return at === stage && trouble ? trouble : 'none';
      };
      const answers = await lab.resetAll(service);
      for (const [index, owner] of lab.owners.entries()) {
        const heard = answers[index]?.answer;
        // Where the line was cut, another attempt may be succeeding just now.
        if (heard === 'unconfirmed') continue;
        expect(await lab.mailboxes.verifies(before[index], owner)).toBe(heard === 'fault');
      }
      lab.wellAgain();
      lab.mailLine.cutAll();
      const recoveryMs = await lab.drained(60_000);
      const comes = slowTroubles.filter((trouble) => trouble.comes).length;
      expect(answers.filter(({ answer }) => answer === 'fault')).toHaveLength(everyone - comes);
      const changed = lab.owners.filter((owner, index) => lab.newestPin(owner) !== before[index]);
      expect(changed).toHaveLength(comes);
      const options = {
        injected: `${everyone} simultaneous callers`,
        slowestMs: deadlineMs + 2_000,
      };
      await checkRow(lab, 'mail server slow', options, { repetitions: everyone, recoveryMs });
    },
  );
});

describe('greylisting', () => {
  it('costs the caller one reset, and the next one succeeds (P1, P3)', async () => {
    const injected = '451 to each mailbox until its second attempt';
    await faultRow('greylisting', { injected, owners: 4 }, async (lab) => {
      const service = await lab.start();
      const times = howMany(1, 8);
      for (let time = 0; time < times; time += 1) {
        let seen = 0;
        lab.smtp.atRecipient = () => (seen++ < 4 ? { refuse: 451 } : 'accept');
        const first = await lab.resetAll(service);
        expect(first.map(({ answer }) => answer)).toEqual(Array(4).fill('fault'));
        const second = await lab.resetAll(service);
        expect(second.map(({ answer }) => answer)).toEqual(Array(4).fill('reset'));
      }
      return { repetitions: 4 * times };
    });
  });
});

describe('an owner who types the PIN of a mail whose 250 was not received', () => {
  it('gets in through another instance, and the next reset brings the newest mail (P4)', async () => {
    const injected = 'cut off after the final dot; the PIN is typed, then a reset asked for';
    // The callers are to be waiting still when the PINs are typed, on a busy machine, too.
    const settings = { REPLY_DEADLINE_SECONDS: '8' };
    const options = { injected, owners: 4, settings };
    await faultRow('typed while its mail is open', options, async (lab) => {
      const [service, other] = [await lab.start(), await lab.startApart()];
      const phone = await aPhoneSystem(lab);
      const typed = () =>
        Promise.all(lab.owners.map((owner) => openedBy(lab, other, phone, owner)));
      await lab.pinsForAll(service);
      const times = howMany(1, 15);
      for (let time = 0; time < times; time += 1) {
        const before = lab.owners.map((owner) => lab.newestPin(owner));
        line('final dot', 'cut after')(lab);
        const answers = lab.resetAll(service);
        await until('a copy of each mail has arrived', () =>
          lab.owners.every((owner, index) => lab.newestPin(owner) !== before[index]),
        );
        await until('it is known that the mails may have arrived', () => lab.allMaybeSent());
        expect(await typed()).toEqual(lab.owners.map(() => 'accepted'));
        expect((await answers).map(({ answer }) => answer)).toEqual(lab.owners.map(() => 'reset'));

        lab.wellAgain();
        await lab.pinsForAll(other);
        expect(await typed()).toEqual(lab.owners.map(() => 'accepted'));
        expect(await lab.waiting()).toBe(0);
      }
      return { repetitions: 4 * times };
    });
  });
});

/** The answer to a phone system for the newest PIN that was mailed. */
async function openedBy(
  lab: Lab,
  service: ServiceProcess,
  { login, key }: PhoneSystem,
  owner: TestMailbox,
): Promise<unknown> {
  const response = await fetch(`${service.url}/v1/pin/verify`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${login}:${key}`).toString('base64')}`,
    },
    body: JSON.stringify({ mailbox: owner.address, pin: lab.newestPin(owner) }),
  });
  return ((await response.json()) as { result?: unknown }).result;
}

describe('a PIN never crosses an unprotected line (P6)', () => {
  const settings: readonly [string, (sink: SmtpSink) => string][] = [
    ['STARTTLS is stripped', ({ url }) => `${url}?requireTLS=true`],
    ['TLS is not spoken', ({ url }) => url.replace('smtp:', 'smtps:')],
    ['the certificate is not trusted', ({ url }) => url.replace('smtp:', 'smtps:')],
  ];

  it.each(plan.long ? settings : settings.slice(0, 1))(
    'when %s: a clean fault, nothing sent',
    async (name, urlOf) => {
      const secure = name.includes('certificate');
      const sink = await SmtpSink.start({ secure });
      const options: RowOptions = { injected: 'TLS broken', owners: 2 };
      try {
        await faultRow(name, options, async (lab) => {
          const service = await lab.startApart({ SMTP_URL: urlOf(sink) });
          const times = howMany(1, 15);
          for (let time = 0; time < times; time += 1) {
            const answers = await lab.resetAll(service);
            expect(answers.map(({ answer }) => answer)).toEqual(['fault', 'fault']);
            expect(await lab.waiting()).toBe(0);
          }
          expect(sink.finalDots).toBe(0);
          return { repetitions: times * 2 };
        });
      } finally {
        await sink.down();
      }
    },
  );
});
