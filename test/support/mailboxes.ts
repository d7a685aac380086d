import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Account } from '../../src/accounts/account.entity.js';
import { Mailbox } from '../../src/credentials/mailbox.entity.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinHasher } from '../../src/credentials/pin-hasher.js';
import { PinPolicyRow } from '../../src/credentials/pin-policy-row.entity.js';
import { Argon2id } from '../../src/crypto/argon2id.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { Pin } from '../../src/pin-policy/pin.js';
import type { PinPolicy } from '../../src/pin-policy/pin-policy.js';
import { testKeyRing } from './settings.js';
import type { Login } from './soap.js';

export interface TestMailbox extends Login {
  readonly mailboxId: string;
  readonly address: string;
}

type MailboxFields = Omit<Partial<Mailbox>, 'policy'> & { policy?: Partial<PinPolicy> };

const argon2id = new Argon2id({
  memoryKiB: 19_456,
  passes: 2,
  parallelism: 1,
  concurrency: 2,
  maxWaiting: 1_000,
});
const sealer = new Sealer(KeyRing.parse(testKeyRing));

const hashes = new Map<string, Promise<string>>();

/** A hash of its own for every mailbox would cost a third of the time of all tests. */
function hashOnce(secret: string): Promise<string> {
  const hash = hashes.get(secret) ?? argon2id.hash(secret);
  hashes.set(secret, hash);
  return hash;
}

/** Arranges mailboxes and looks at their PINs, past the service: straight in its database. */
export class Mailboxes {
  private readonly hasher = new PinHasher(argon2id, sealer);

  constructor(private readonly dataSource: DataSource) {}

  /** A mailbox with an account for its owner, each time for another owner unless one is given. */
  async aMailbox({ policy, ...fields }: MailboxFields = {}): Promise<TestMailbox> {
    const { manager } = this.dataSource;
    const [mailboxId, accountId] = [randomUUID(), randomUUID()];
    const address = fields.address ?? `user-${mailboxId.slice(0, 8)}@example.com`;
    const password = 'made up for a test';
    const row = policy
      ? await manager.save(
          PinPolicyRow,
          Object.assign({ id: randomUUID(), name: mailboxId }, policy),
        )
      : await manager.findOneByOrFail(PinPolicyRow, { name: 'Default' });
    await manager.insert(Mailbox, { address, ...fields, id: mailboxId, policyId: row.id });
    await manager.insert(Account, {
      id: accountId,
      login: address,
      sealedPassword: await sealedPassword(password, accountId),
      mailboxId,
    });
    return { mailboxId, address, login: address, password };
  }

  async changePassword(owner: TestMailbox, password: string): Promise<TestMailbox> {
    const { manager } = this.dataSource;
    const { id } = await manager.findOneByOrFail(Account, { mailboxId: owner.mailboxId });
    await manager.update(Account, { id }, { sealedPassword: await sealedPassword(password, id) });
    return { ...owner, password };
  }

  /** Gives a mailbox a PIN that its owner chose just now, unless told otherwise. */
  async setPin(
    { mailboxId }: TestMailbox,
    digits: string,
    fields: Partial<PinCredential> = {},
  ): Promise<void> {
    const sealedHash = sealer.seal(await hashOnce(digits), { purpose: 'pin', row: mailboxId });
    const pin = { mailboxId, generation: 1, sealedHash, temporary: false, setAt: new Date() };
    await this.dataSource.manager.save(PinCredential, { ...pin, ...fields });
  }

  /** Whether this is the PIN that opens the mailbox now. */
  async verifies(digits: string | undefined, { mailboxId }: TestMailbox): Promise<boolean> {
    const credential = await this.credential(mailboxId);
    if (!digits || !credential?.sealedHash) return false;
    return this.hasher.verify(new Pin(digits), credential.sealedHash, mailboxId);
  }

  credential(mailboxId: string): Promise<PinCredential | null> {
    return this.dataSource.manager.findOneBy(PinCredential, { mailboxId });
  }
}

async function sealedPassword(password: string, accountId: string): Promise<string> {
  return sealer.seal(await hashOnce(password), { purpose: 'password', row: accountId });
}
