import type { Facts, Violation } from './facts.js';
import type { Call } from './support/history.js';

/** Compares the callers' answers, the owners' mails and the content of the database. Pure. */
export function violations(facts: Facts): Violation[] {
  return rules.flatMap(([broken, rule]) => rule(facts).map((what) => ({ broken, what })));
}

type Rule = (facts: Facts) => string[];

const rules: readonly (readonly [string, Rule])[] = [
  ['I1, P1: a success is a reset that was mailed', successesAreMailed],
  ['I2, P3: a fault changed nothing', faultsChangedNothing],
  ['I2, P2: a reset is mailed and valid, or neither', resetsAreWhole],
  ['I3, P4: the PIN of the newest mail is valid', newestMailsOpen],
  ['I4, P4: no older PIN is mailed after a newer one', mailsKeepTheirOrder],
  ['I5, P5: no needless copy, and copies are identical', copiesAreNeeded],
  ['I7: every call gets a clean answer in time', answersAreClean],
  ['I8, P6: no PIN or password is left anywhere', nothingIsLeftBehind],
  ['I9: nothing is stuck', nothingIsStuck],
  ['P12: every change is on record, once', changesAreOnRecord],
  ['P12: the audit verifies', ({ auditFindings }) => [...auditFindings]],
];

const resetEvents = ['reset-requested', 'reset-joined'];

/** The resets that a call began or joined: several if its transaction was repeated. */
function resetsOf(call: Call, { audit }: Facts): string[] {
  if (!call.requestId) return [];
  return audit.flatMap(({ event, requestId, resetId }) =>
    requestId === call.requestId && resetEvents.includes(event) && resetId ? [resetId] : [],
  );
}

const ends = ({ audit }: Facts, resetId: string, event: 'reset-delivered' | 'reset-cancelled') =>
  audit.filter((row) => row.resetId === resetId && row.event === event);

function successesAreMailed(facts: Facts): string[] {
  return facts.calls
    .filter(({ answer }) => answer === 'reset')
    .flatMap((call) => {
      const name = `success ${call.requestId ?? '?'}`;
      const [resetId, ...more] = resetsOf(call, facts);
      if (!resetId || more.length > 0) return [`${name} has ${more.length} resets on record`];
      const problems: string[] = [];
      if (ends(facts, resetId, 'reset-delivered').length === 0) {
        problems.push(`${name}: reset ${resetId} was not delivered`);
      }
      const mailed = facts.mails.some(
        (mail) => mail.resetId === resetId && mail.takenAt <= call.answeredAt,
      );
      if (!mailed) problems.push(`${name}: reset ${resetId} was not mailed before the answer`);
      return problems;
    });
}

/** What callers are told when a COMMIT was cut off, too: it may have taken place. */
const databaseAway = 'The service cannot be used now.';

function faultsChangedNothing(facts: Facts): string[] {
  return facts.calls
    .filter(({ answer }) => answer === 'fault')
    .filter(({ text }) => !(facts.commitsUnknown && text.includes(databaseAway)))
    .flatMap((call) =>
      resetsOf(call, facts)
        .filter((resetId) => {
          const mailed = facts.mails.some((mail) => mail.resetId === resetId);
          return mailed || ends(facts, resetId, 'reset-delivered').length > 0;
        })
        .map((resetId) => `fault ${call.requestId ?? '?'} (${call.text}): reset ${resetId} came`),
    );
}

function resetsAreWhole(facts: Facts): string[] {
  const mailed = new Set(facts.mails.map(({ resetId }) => resetId));
  const delivered = new Set(
    facts.audit.filter(({ event }) => event === 'reset-delivered').map(({ resetId }) => resetId),
  );
  return [
    ...[...mailed]
      .filter((resetId) => !delivered.has(resetId))
      .map((resetId) => `reset ${resetId} was mailed and its PIN never became valid`),
    ...[...delivered]
      .filter((resetId) => resetId && !mailed.has(resetId))
      .map((resetId) => `reset ${resetId ?? ''} became valid without a mail`),
  ];
}

function newestMailsOpen({ mailboxes, mails }: Facts): string[] {
  return mailboxes.flatMap(({ mailboxId, newestMailOpens, validResetId }) => {
    const newest = mails.findLast((mail) => mail.mailboxId === mailboxId);
    if (!newestMailOpens) return [`mailbox ${mailboxId}: the newest mail's PIN does not open it`];
    const agrees = !newest || newest.resetId === validResetId;
    return agrees ? [] : [`mailbox ${mailboxId}: valid is ${validResetId ?? 'no reset'}`];
  });
}

function mailsKeepTheirOrder({ mailboxes, mails }: Facts): string[] {
  return mailboxes.flatMap(({ mailboxId }) => {
    const overtaken = new Set<string>();
    let last: string | undefined;
    return mails
      .filter((mail) => mail.mailboxId === mailboxId)
      .flatMap(({ resetId }) => {
        if (last && last !== resetId) overtaken.add(last);
        last = resetId;
        return overtaken.has(resetId) ? [`reset ${resetId} was mailed again after a newer`] : [];
      });
  });
}

function copiesAreNeeded({ mails, copiesAllowed }: Facts): string[] {
  return [...new Set(mails.map(({ resetId }) => resetId))].flatMap((resetId) => {
    const copies = mails.filter((mail) => mail.resetId === resetId);
    const problems: string[] = [];
    const allowed = copiesAllowed(resetId);
    if (copies.length > allowed) {
      problems.push(`reset ${resetId}: ${copies.length} mails, ${allowed} allowed`);
    }
    if (new Set(copies.map(({ content }) => content)).size > 1) {
      problems.push(`reset ${resetId}: its copies differ`);
    }
    return problems;
  });
}

function answersAreClean({ calls, mayBreak, slowestMs }: Facts): string[] {
  return calls.flatMap(({ answer, askedAt, answeredAt, text }) => {
    const broke = answer === 'none' || answer === 'refused';
    if (answer === 'unclean' || (broke && !mayBreak)) return [`a call got: ${answer} ${text}`];
    const took = answeredAt - askedAt;
    return took > slowestMs ? [`an answer (${answer}) took ${took} ms`] : [];
  });
}

function nothingIsLeftBehind({ mails, traces, passwords, calls }: Facts): string[] {
  const everything = [...traces, ...calls.map(({ text }) => text)].join('\n');
  const pins = [...new Set(mails.map(({ pin }) => pin))].filter(Boolean);
  // A PIN is looked for as a number of its own: ids and hashes are full of digits.
  const standing = new Set(
    [...everything.matchAll(/(?<![\w.+/=-])\d{4,24}(?![\w+/=-]|\.\d)/g)].map(([digits]) => digits),
  );
  return [
    ...pins.filter((pin) => standing.has(pin)).map(() => 'a mailed PIN stands in clear'),
    ...passwords.filter((password) => everything.includes(password)).map(() => 'a password'),
  ];
}

function nothingIsStuck({ mailboxes }: Facts): string[] {
  return mailboxes.flatMap(({ mailboxId, stagedResetId, waiting }) => [
    ...(waiting > 0 ? [`mailbox ${mailboxId}: ${waiting} mails still wait`] : []),
    ...(stagedResetId && waiting === 0 ? [`mailbox ${mailboxId}: staged without a mail`] : []),
  ]);
}

/** Each makes another PIN the valid one, be it a previous one. */
const newPinEvents = ['reset-delivered', 'pin-changed', 'reset-returned'];

function changesAreOnRecord(facts: Facts): string[] {
  const { audit, mailboxes } = facts;
  const asked = audit.filter(({ event }) => event === 'reset-requested');
  const begun = new Set(asked.map(({ resetId }) => resetId));
  const problems = asked.flatMap(({ resetId, mailboxId }) => {
    if (!resetId || mailboxes.some((each) => each.stagedResetId === resetId)) return [];
    const delivered = ends(facts, resetId, 'reset-delivered').length;
    const dropped = ends(facts, resetId, 'reset-cancelled').length;
    return delivered + dropped === 1
      ? []
      : [`reset ${resetId} of ${mailboxId}: ${delivered} deliveries, ${dropped} drops`];
  });
  for (const { resetId, event } of audit) {
    if (event === 'reset-delivered' && !begun.has(resetId)) {
      problems.push(`reset ${resetId ?? '?'} was delivered and never asked for`);
    }
  }
  for (const { mailboxId, generation } of mailboxes) {
    const recorded = audit.filter(
      (row) => row.mailboxId === mailboxId && newPinEvents.includes(row.event),
    ).length;
    if (recorded !== generation) {
      problems.push(`mailbox ${mailboxId}: ${generation} PINs, ${recorded} on record`);
    }
  }
  return problems;
}
