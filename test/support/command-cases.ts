import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AuditRoots } from '../../src/audit/seal/audit-roots.js';
import { migrationNames } from '../../src/database/connect.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { administrator } from './administration.js';
import type { TestService } from './app.js';
import { storeCampaign } from './campaigns.js';
import type { TestMailbox } from './mailboxes.js';

/** A command that can be carried out. */
export interface CommandCase {
  readonly line: string;
  readonly input?: string;
  /** Words that the answer must not have: secrets that the case has arranged. */
  readonly secrets?: readonly string[];
  /** Whether it may also end with findings, depending on where it runs. */
  readonly mayFind?: boolean;
  /** To be called at its end. */
  readonly after?: () => void;
}

/** Arranges a case; each time for other mailboxes and accounts. */
export type Arrange = (service: TestService) => CommandCase | Promise<CommandCase>;

const pin = '482915';
const password = 'made up for a test';
const someone = () => `user-${randomUUID().slice(0, 8)}@example.com`;

async function anAccount({ administration }: TestService): Promise<string> {
  const login = someone();
  await administration.addAccount({ login, password });
  return login;
}

async function aPhone(service: TestService): Promise<string> {
  const login = await anAccount(service);
  await service.administration.grant(login, 'phone');
  return login;
}

const withAccount = (line: (login: string) => string): Arrange => {
  return async (service) => ({ line: line(await anAccount(service)), secrets: [password] });
};

const withMailbox = (line: (address: string) => string): Arrange => {
  return async (service) => {
    const { address, password: secret } = await service.aMailbox({ pin });
    return { line: line(address), secrets: [pin, secret] };
  };
};

/** The id of a mail with a PIN that waits, and its mailbox. */
async function aWaitingMail(service: TestService): Promise<{ id: string; owner: TestMailbox }> {
  const owner = await service.aMailbox({ pin });
  const { mailboxId } = owner;
  service.smtp.atRecipient = () => ({ refuse: 451 });
  await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
  const row = () => service.db.dataSource.manager.findOneBy(OutboxMessage, { mailboxId });
  await expect.poll(row).toMatchObject({ leaseId: null, attempts: 1 });
  await service.db.dataSource.manager.update(
    OutboxMessage,
    { mailboxId },
    { dueAt: () => "now() + interval '1 hour'" },
  );
  service.smtp.wellAgain();
  return { id: (await row())?.id ?? '', owner };
}

const withMail = (line: (id: string, owner: TestMailbox) => string): Arrange => {
  return async (service) => {
    const { id, owner } = await aWaitingMail(service);
    return { line: line(id, owner), secrets: [pin] };
  };
};

/** A campaign of one mailbox, whose turn does not come during a test. */
function withCampaign(line: (id: number) => string): Arrange {
  return async (service) => {
    const mailboxes = [await service.aMailbox({ pin })];
    const id = await storeCampaign(service.db, { state: 'running', mailboxes });
    return { line: line(id), secrets: [pin], mayFind: true };
  };
}

const header = 'address,displayName,extensions,language,umEnabled,policy';

/** For each command, by its name, what is needed to carry it out. A command without a case fails the tests. */
export const commandCases: Readonly<Record<string, Arrange>> = {
  'account add': () => ({
    line: `account add ${someone()}`,
    input: `${password}\n`,
    secrets: [password],
  }),
  'account list': withAccount(() => 'account list'),
  'account show': withAccount((login) => `account show ${login}`),
  'account disable': withAccount((login) => `account disable ${login}`),
  'account enable': withAccount((login) => `account enable ${login}`),
  'account remove': withAccount((login) => `account remove ${login}`),
  'account set': async (service) => {
    const { address } = await service.aMailbox({ account: false });
    const line = `account set ${await anAccount(service)} --mailbox ${address}`;
    return { line, secrets: [password] };
  },
  'account set-password': async (service) => ({
    line: `account set-password ${await anAccount(service)}`,
    input: `${password}\n`,
    secrets: [password],
  }),
  'account grant': withAccount((login) => `account grant ${login} --role ApplicationImpersonation`),
  'account revoke': withAccount((login) => `account revoke ${login} --role phone`),
  'api-key add': async (service) => ({ line: `api-key add ${await aPhone(service)} --label test` }),
  'api-key list': async (service) => {
    const key = await service.administration.addKey(await aPhone(service));
    return { line: 'api-key list', secrets: [key.reveal(), key.digest] };
  },
  'api-key revoke': async (service) => {
    const key = await service.administration.addKey(await aPhone(service));
    return { line: `api-key revoke ${key.id}`, secrets: [key.reveal(), key.digest] };
  },
  'mailbox add': () => ({ line: `mailbox add ${someone()} --name Olga --language de` }),
  'mailbox list': withMailbox(() => 'mailbox list'),
  'mailbox show': withMailbox((address) => `mailbox show ${address}`),
  'mailbox set': withMailbox((address) => `mailbox set ${address} --name Olga`),
  'mailbox unlock': async (service) => {
    const owner = await service.aMailbox();
    await service.setPin(owner, pin, { lockedAt: new Date(), failedAttempts: 15 });
    return { line: `mailbox unlock ${owner.address}`, secrets: [pin] };
  },
  'mailbox lock': withMailbox((address) => `mailbox lock ${address}`),
  'mailbox remove': withMailbox((address) => `mailbox remove ${address}`),
  'mailbox export': withMail((_, { address }) => `mailbox export ${address}`),
  'mailbox expire-pin': withMailbox(
    (address) => `mailbox expire-pin ${address} --reason compromised`,
  ),
  'mailbox import': () => ({
    line: 'mailbox import - --dry-run',
    input: `${header}\n${someone()},,,,,\n`,
  }),
  'mailbox check-pin': async (service) => {
    const { address } = await service.aMailbox({ pin });
    return { line: `mailbox check-pin ${address}`, input: `${pin}\n`, secrets: [pin] };
  },
  reset: withMailbox((address) => `reset ${address}`),
  'mail list': withMail(() => 'mail list'),
  'mail show': withMail((id) => `mail show ${id}`),
  'mail history': withMail((_, { address }) => `mail history ${address}`),
  'mail retry': withMail((id) => `mail retry ${id}`),
  'mail drop': withMail((id) => `mail drop ${id}`),
  'policy list': () => ({ line: 'policy list' }),
  'policy show': () => ({ line: 'policy show default' }),
  'policy set': () => ({ line: `policy set ${randomUUID()} --min-pin-length 8` }),
  'policy remove': async (service) => ({ line: `policy remove ${await service.aPolicy()}` }),
  'policy import': () => ({
    line: 'policy import -',
    input: JSON.stringify([{ Name: randomUUID(), MinPINLength: 8 }]),
  }),
  'audit list': withMailbox((address) => `audit list --mailbox ${address}`),
  'audit export': withMailbox((address) => `audit export --mailbox ${address}`),
  'audit verify': withMailbox(() => 'audit verify'),
  'audit root': async (service) => {
    await service.aMailbox();
    await expect.poll(() => new AuditRoots(service.db.database).newest()).toBeDefined();
    return { line: 'audit root' };
  },
  'campaign start': withMailbox(
    (address) => `campaign start --address ${address} --rate 60 --dry-run`,
  ),
  'campaign list': withCampaign(() => 'campaign list'),
  'campaign status': withCampaign((id) => `campaign status ${id}`),
  'campaign pause': withCampaign((id) => `campaign pause ${id}`),
  'campaign resume': withCampaign((id) => `campaign resume ${id}`),
  'campaign cancel': withCampaign((id) => `campaign cancel ${id}`),
  'campaign report': withCampaign((id) => `campaign report ${id}`),
  doctor: () => ({ line: 'doctor', mayFind: true }),
  'keys status': () => ({ line: 'keys status' }),
  'keys new': () => {
    const file = join(tmpdir(), `umpin-key-${randomUUID()}`);
    return { line: `keys new ${file}`, after: () => rmSync(file, { force: true }) };
  },
  'keys rotate': () => ({ line: 'keys rotate' }),
  'schema show': () => ({ line: 'schema show' }),
  // All of them stay: the cases share a database.
  'schema undo': () => ({ line: `schema undo --to ${Number(migrationNames().at(-1)?.slice(-4))}` }),
  'keys retire': () => ({ line: 'keys retire fresh' }),
  bounce: () => ({ line: 'bounce bounces@umpin.example.com', input: 'Hello' }),
  completion: () => ({ line: 'completion bash' }),
  man: () => ({ line: 'man' }),
};

/** Every hash and sealed text that the database holds. */
export async function storedSecrets({ db: { dataSource } }: TestService): Promise<string[]> {
  const credentials = await dataSource.manager.find(PinCredential);
  const mails = await dataSource.manager.find(OutboxMessage);
  const hashes = credentials.flatMap(({ sealedHash, stagedHash }) => [sealedHash, stagedHash]);
  return [...hashes, ...mails.map(({ sealedMail }) => sealedMail)].filter((each) => each !== null);
}
