import { randomBytes, randomUUID } from 'node:crypto';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { Tracing } from '../../src/tracing/tracing.js';
import type { Mail } from '../../src/notification/mail.js';
import { OutboxRelay } from '../../src/notification/outbox/outbox-relay.js';
import { Outbox } from '../../src/notification/outbox/outbox.js';
import { Mailer } from '../../src/notification/smtp/mailer.js';
import { aDatabase, type TestDatabase } from './database.js';
import { Mailboxes, type TestMailbox } from './mailboxes.js';
import { SmtpSink } from './smtp-sink.js';

/** A mail with a PIN, made up. */
export function aMail(over: Partial<Mail> = {}): Mail {
  return {
    to: 'alice@example.com',
    subject: 'Your new voice-mail PIN',
    text: 'Your PIN is\n\n048213\n',
    html: '<p>Your PIN is <b>048213</b></p>',
    messageId: `<${randomUUID()}@voice.subsidiary.department.example.com>`,
    date: '2026-03-09T13:05:07.891Z',
    ...over,
  };
}

/** An outbox in a database of its own, the relays of its instances, and a real mail server; no service. */
export class MailDelivery {
  /** How long after it was added a mail is given up. */
  static readonly giveUpAfterMs = 3_600_000;

  private readonly relays: OutboxRelay[] = [];

  private constructor(
    readonly db: TestDatabase,
    readonly smtp: SmtpSink,
    readonly mailboxes: Mailboxes,
    readonly outbox: Outbox,
  ) {}

  static async start(): Promise<MailDelivery> {
    const [db, smtp] = await Promise.all([aDatabase(), SmtpSink.start()]);
    const sealer = new Sealer(new KeyRing([{ id: 'k1', key: randomBytes(32) }]));
    const outbox = new Outbox(db.database, sealer, MailDelivery.giveUpAfterMs);
    return new MailDelivery(db, smtp, new Mailboxes(db.dataSource), outbox);
  }

  /** The relay of one more instance. */
  aRelay(): OutboxRelay {
    const mailer = new Mailer({
      url: this.smtp.url,
      from: 'voicemail@example.com',
      connections: 1,
    });
    const relay = new OutboxRelay(this.outbox, mailer, new Metrics(), new Tracing());
    this.relays.push(relay);
    return relay;
  }

  /** Adds a mail to the outbox for whose outcome no caller waits; the id of its row. */
  async add(topic: string, { mailboxId }: TestMailbox, mail: Mail): Promise<string> {
    const id = randomUUID();
    await this.db.database.transaction((tx) =>
      this.outbox.add(tx, { id, topic, mailboxId, mail, callerWaits: false }),
    );
    return id;
  }

  /** As if the pause between two attempts had passed, for every mail. */
  async makeDue(): Promise<void> {
    await this.db.dataSource.query('UPDATE outbox SET due_at = now()');
  }

  async stop(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.drain(0)));
    await Promise.all([this.smtp.down(), this.db.drop()]);
  }
}
