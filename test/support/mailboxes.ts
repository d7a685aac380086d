import { randomUUID } from 'node:crypto';
import { Not, type DataSource } from 'typeorm';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import type { MailboxDraft } from '../../src/credentials/admin/mailbox-draft.js';
import { Mailbox } from '../../src/credentials/mailbox.entity.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinHasher } from '../../src/credentials/pin-hasher.js';
import { Pin } from '../../src/pin-policy/pin.js';
import type { PinPolicy } from '../../src/pin-policy/pin-policy.js';
import { recordChange } from './audit.js';
import { Administration, administrator, argon2id, sealer } from './administration.js';
import type { Login } from './soap.js';

export interface TestMailbox extends Login {
  readonly mailboxId: string;
  readonly address: string;
}

interface MailboxFields extends Partial<Omit<MailboxDraft, 'policy'>> {
  /** The settings of a policy for this mailbox alone, or the name of a policy. */
  readonly policy?: Partial<PinPolicy> | string;
  /** A PIN that its owner chose just now. */
  readonly pin?: string;
  /** Whether its owner has an account, with a password of its own. */
  readonly account?: boolean;
  /** Whether the service is to make and mail its first PIN. */
  readonly sendPin?: boolean;
}

/** Arranges mailboxes as an administrator does, and looks at their PINs in the database. */
export class Mailboxes {
  readonly administration: Administration;
  private readonly hasher = new PinHasher(argon2id, sealer);

  constructor(private readonly dataSource: DataSource) {
    this.administration = new Administration(dataSource);
  }

  /** A mailbox with an account for its owner, each time for another owner unless one is given. */
  async aMailbox(fields: MailboxFields = {}): Promise<TestMailbox> {
    const { policy, account = true, pin, sendPin = false, ...draft } = fields;
    const { mailboxes } = this.administration;
    const address = fields.address ?? `user-${randomUUID().slice(0, 8)}@example.com`;
    const password = 'made up for a test';
    const name = typeof policy === 'object' ? await this.aPolicy(policy) : policy;
    await mailboxes.add({ ...draft, address, policy: name }, sendPin, administrator, {
      shareExtensions: true,
    });
    if (account) {
      await this.administration.addAccount({ login: address, password, mailbox: address });
    }
    const { id } = await this.dataSource.manager.findOneByOrFail(Mailbox, { address });
    const mailbox = { mailboxId: id, address, login: address, password };
    if (pin !== undefined) await this.setPin(mailbox, pin);
    return mailbox;
  }

  /** The name of a new policy, with Exchange's defaults for the settings that are not given. */
  async aPolicy(settings: Partial<PinPolicy> = {}, name: string = randomUUID()): Promise<string> {
    await this.setPolicy(name, settings);
    return name;
  }

  async setPolicy(name: string, settings: Partial<PinPolicy>): Promise<void> {
    await this.administration.policies.set(name, settings, administrator);
  }

  async changePassword(owner: TestMailbox, password: string): Promise<TestMailbox> {
    await this.administration.accounts.setPassword(owner.login, password, administrator);
    return { ...owner, password };
  }

  /**
   * Gives a mailbox a PIN that its owner chose just now, unless told otherwise. Written as a row: the
   * product gives nobody a PIN that a test knows before a reset, a mail and a change at the phone, and
   * none that is older than the test.
   */
  async setPin(
    { mailboxId }: TestMailbox,
    digits: string,
    fields: Partial<PinCredential> = {},
  ): Promise<void> {
    const hash = await argon2id.hash(digits);
    const sealedHash = sealer.seal(hash, { purpose: 'pin', row: mailboxId });
    const pin = { mailboxId, generation: 1, sealedHash, temporary: false, setAt: new Date() };
    await this.dataSource.transaction(async (tx) => {
      await tx.save(PinCredential, { ...pin, ...fields });
      await recordChange(tx, mailboxId);
    });
  }

  /** Whether this is the PIN that opens the mailbox now. */
  async verifies(digits: string | undefined, { mailboxId }: TestMailbox): Promise<boolean> {
    const credential = await this.credential(mailboxId);
    if (!digits || !credential?.sealedHash) return false;
    return this.hasher.verify(new Pin(digits), credential.sealedHash, mailboxId);
  }

  /** What is on record for a mailbox since it was arranged, the oldest first. */
  eventsOf({ mailboxId }: TestMailbox): Promise<AuditEvent[]> {
    return this.dataSource.manager.find(AuditEvent, {
      where: { mailboxId, actor: Not(administrator.actor) },
      order: { at: 'ASC' },
    });
  }

  async failedAttempts({ mailboxId }: TestMailbox): Promise<number | undefined> {
    return (await this.credential(mailboxId))?.failedAttempts;
  }

  credential(mailboxId: string): Promise<PinCredential | null> {
    return this.dataSource.manager.findOneBy(PinCredential, { mailboxId });
  }
}
