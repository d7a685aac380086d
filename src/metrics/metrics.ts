import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { DomainError, type Refusal } from '../common/domain-error.js';

/** The label of each refusal on /metrics. A refusal without a row does not compile. */
const refusedAs = {
  MailboxNotFound: 'mailbox_not_found',
  UmNotEnabled: 'um_not_enabled',
  DialStringInvalid: 'invalid',
  ObjectIdInvalid: 'invalid',
  CallIdInvalid: 'invalid',
  NoCallBackend: 'no_calls',
  CallFailed: 'call_failed',
  NoPinSatisfiesPolicy: 'no_pin',
  NotificationRefused: 'mail_refused',
  NotificationUnavailable: 'mail_unavailable',
  DeliveryUnconfirmed: 'unconfirmed',
  TooManyResets: 'limited',
  TooManyFailedLogins: 'login_limited',
  ImpersonationDenied: 'impersonation_denied',
  ImpersonatedUserNotFound: 'impersonated_not_found',
  SidUnknown: 'impersonation_invalid',
  ImpersonationAmbiguous: 'impersonation_invalid',
  DirectoryUnavailable: 'directory_unavailable',
  ServerBusy: 'busy',
  DatabaseUnavailable: 'database_unavailable',
} as const satisfies Record<Refusal, string>;

const done = ['delivered', 'joined'] as const;

/** A reset by a mail of its own, or by the mail of another call that was already under way. */
export type ResetDone = (typeof done)[number];

/** The results of an attempt; a PIN that has to be changed is accepted, and counted separately. */
const attemptResults = ['accepted', 'must_change', 'denied', 'locked', 'expired'] as const;

/** The results of an owner's change of a PIN. */
const changeResults = ['changed', 'refused', 'denied', 'locked', 'expired'] as const;

/** The reasons why a PIN is not checked. */
const notChecked = ['busy', 'database_unavailable', 'error'] as const;

/**
 * Class and subject of an enhanced status (RFC 3463), such as 5.1: those of failures that the RFC knows. The
 * third number is left out, as servers have dozens of them.
 */
const bounceClasses = ['4', '5'].flatMap((of) =>
  ['0', '1', '2', '3', '4', '5', '6', '7'].map((subject) => `${of}.${subject}`),
);

const deliveries = ['delivered', 'refused', 'unavailable', 'open'] as const;

/** What becomes of a mail to a return path of ours. */
const reportOutcomes = [
  'recorded',
  'returned',
  'locked',
  'unknown',
  'too-early',
  'forged',
  'not-a-report',
  'no-status',
  'error',
] as const;

interface AttemptEnd {
  readonly result: Exclude<(typeof attemptResults)[number], 'must_change'>;
  readonly mustChange?: unknown;
}

interface ChangeEnd {
  readonly result: (typeof changeResults)[number];
}

/**
 * The counters and histograms. There is one object per application, so that several in one process do not
 * add up. Labels have few and fixed values: never a login, an address or a mailbox (P6). docs/metrics.md
 * describes every name; dashboards and alerts rely on them.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** Calls by their credentials: right, wrong, ambiguous, missing, or unchecked after too many failures. */
  readonly countLogin = counter(
    this.registry,
    { name: 'umpin_logins_total', help: 'Calls by their credentials', label: 'outcome' },
    ['accepted', 'wrong', 'ambiguous', 'none', 'limited'],
  );

  /** Faults by ResponseCode, which is always a constant of this program. */
  readonly countFault = counter<string>(
    this.registry,
    { name: 'umpin_soap_faults_total', help: 'SOAP faults by ResponseCode', label: 'code' },
    [],
  );

  private readonly resetEnded = counter<string>(
    this.registry,
    { name: 'umpin_resets_total', help: 'ResetPIN calls by outcome', label: 'outcome' },
    [...done, ...Object.values(refusedAs), 'error'],
  );

  private readonly resetSeconds = this.times(
    'umpin_reset_seconds',
    'From the arrival of a ResetPIN call to its success',
    [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  );

  private readonly deliveryEnded = counter(
    this.registry,
    {
      name: 'umpin_mail_attempts_total',
      help: 'Attempts to deliver a mail by outcome',
      label: 'outcome',
    },
    deliveries,
  );

  private readonly bounceReported = counter<string>(
    this.registry,
    {
      name: 'umpin_mail_bounces_total',
      help: 'Mails with a new PIN that were accepted and could not be delivered, by status class',
      label: 'class',
    },
    [...bounceClasses, 'other'],
  );

  private readonly deliverySeconds = this.times(
    'umpin_mail_delivery_seconds',
    "From the start of an attempt until the mail server's 250 is recorded",
    [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120, 600],
  );

  private readonly reportEnded = counter<string>(
    this.registry,
    {
      name: 'umpin_bounce_reports_total',
      help: 'Mails to the addresses for delivery reports by outcome',
      label: 'outcome',
    },
    reportOutcomes.map(labelOf),
  );

  private readonly hashSeconds = this.times(
    'umpin_hash_seconds',
    'One Argon2id hash, without the wait',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  );

  private readonly attemptEnded = counter<string>(
    this.registry,
    {
      name: 'umpin_pin_attempts_total',
      help: 'PIN attempts by result',
      label: 'outcome',
    },
    [...attemptResults, ...notChecked],
  );

  private readonly attemptSeconds = this.times(
    'umpin_pin_attempt_seconds',
    'From the question about a PIN to the answer, including the wait for its turn',
    [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  );

  private readonly changeEnded = counter<string>(
    this.registry,
    {
      name: 'umpin_pin_changes_total',
      help: 'PINs that owners chose, by result',
      label: 'outcome',
    },
    [...changeResults, ...notChecked],
  );

  private readonly connectionsRefused = new Counter({
    name: 'umpin_connections_refused_total',
    help: 'Connections reset because their source had as many open as it may',
    registers: [this.registry],
  });

  private readonly exported = new Counter({
    name: 'umpin_audit_exported_events_total',
    help: 'Events of the audit that were delivered to a destination',
    labelNames: ['destination'],
    registers: [this.registry],
  });

  private readonly exportFailed = new Counter({
    name: 'umpin_audit_export_failures_total',
    help: 'Deliveries to a destination that failed and are repeated',
    labelNames: ['destination'],
    registers: [this.registry],
  });

  /** Counts a reset by its outcome. */
  async ofReset(arrivedAt: number, reset: () => Promise<ResetDone>): Promise<ResetDone> {
    const done = await counting(this.resetEnded, reset, (ended) => ended);
    this.resetSeconds.observe(secondsSince(arrivedAt));
    return done;
  }

  /** Counts and times a PIN attempt. */
  async ofPinAttempt<T extends AttemptEnd>(attempt: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const verdict = await counting(this.attemptEnded, attempt, ({ result, mustChange }) =>
      mustChange === undefined ? result : 'must_change',
    );
    this.attemptSeconds.observe(secondsSince(startedAt));
    return verdict;
  }

  /** Counts a change of a PIN by its owner. */
  ofChange<T extends ChangeEnd>(change: () => Promise<T>): Promise<T> {
    return counting(this.changeEnded, change, ({ result }) => result);
  }

  /** Counts an attempt to deliver a mail by its outcome. */
  mailAttempted(outcome: (typeof deliveries)[number], startedAt: number): void {
    this.deliveryEnded(outcome);
    if (outcome === 'delivered') this.deliverySeconds.observe(secondsSince(startedAt));
  }

  /** Counts a mail to an address for delivery reports. */
  countReport(outcome: (typeof reportOutcomes)[number]): void {
    this.reportEnded(labelOf(outcome));
  }

  /** @param status of RFC 3463, such as 5.1.1 */
  mailBounced(status: string): void {
    const [kind = '', subject = ''] = status.split('.');
    const known = bounceClasses.find((each) => each === `${kind}.${subject}`);
    this.bounceReported(known ?? 'other');
  }

  hashed(startedAt: number): void {
    this.hashSeconds.observe(secondsSince(startedAt));
  }

  /** Counts what a destination of the audit took; 0 makes its numbers appear. */
  auditExported(destination: 'syslog' | 'file', events: number): void {
    this.exported.inc({ destination }, events);
    this.exportFailed.inc({ destination }, 0);
  }

  auditExportFailed(destination: 'syslog' | 'file'): void {
    this.exportFailed.inc({ destination });
  }

  connectionRefused(): void {
    this.connectionsRefused.inc();
  }

  private times(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name, help, buckets, registers: [this.registry] });
  }
}

/** A counter with one label. Known values exist from the start, at zero. */
function counter<Value extends string>(
  registry: Registry,
  { name, help, label }: { name: string; help: string; label: string },
  known: readonly Value[],
): (value: Value) => void {
  const counter = new Counter({ name, help, labelNames: [label], registers: [registry] });
  for (const value of known) counter.inc({ [label]: value }, 0);
  return (value) => counter.inc({ [label]: value });
}

/** Runs `work` and counts its result by `labelOf`, or its error by the refusal. */
async function counting<T>(
  count: (label: string) => void,
  work: () => Promise<T>,
  labelOf: (result: T) => string,
): Promise<T> {
  try {
    const result = await work();
    count(labelOf(result));
    return result;
  } catch (error) {
    count(error instanceof DomainError ? refusedAs[error.refusal] : 'error');
    throw error;
  }
}

function labelOf(outcome: string): string {
  return outcome.replaceAll('-', '_');
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}
