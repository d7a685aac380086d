import { openServices } from '../../src/cli/admin/open-services.js';
import type { Config } from '../../src/config/config.js';
import type { AdminRole } from '../../src/accounts/account.entity.js';
import { AccountsService } from '../../src/accounts/admin/accounts.service.js';
import { MailboxesService } from '../../src/credentials/admin/mailboxes.service.js';

interface DemoUser {
  readonly login: string;
  readonly password: string;
  readonly displayName: string;
  readonly extensions: readonly string[];
  readonly umEnabled: boolean;
  /** An administrative role; absent for an owner alone. */
  readonly role?: AdminRole;
  readonly remark: string;
}

/** Made-up users, whose passwords say so. */
export const demoUsers: readonly DemoUser[] = [
  {
    login: 'alice@example.com',
    password: 'demo-alice',
    displayName: 'Alice (demonstration)',
    extensions: ['36697'],
    umEnabled: true,
    remark: '',
  },
  {
    login: 'bob@example.com',
    password: 'demo-bob',
    displayName: 'Bob (demonstration)',
    extensions: ['36698'],
    umEnabled: true,
    remark: '',
  },
  {
    login: 'carol@example.com',
    password: 'demo-carol',
    displayName: 'Carol (demonstration)',
    extensions: ['36699'],
    umEnabled: false,
    remark: 'not enabled for UM: shows the fault',
  },
  {
    login: 'dora@example.com',
    password: 'demo-dora',
    displayName: 'Dora (demonstration)',
    extensions: ['36700'],
    umEnabled: true,
    role: 'admin',
    remark: 'an administrator: /admin and /v1/admin',
  },
  {
    login: 'hugo@example.com',
    password: 'demo-hugo',
    displayName: 'Hugo (demonstration)',
    extensions: ['36701'],
    umEnabled: true,
    role: 'helpdesk',
    remark: 'helpdesk: /helpdesk',
  },
  {
    login: 'aude@example.com',
    password: 'demo-aude',
    displayName: 'Aude (demonstration)',
    extensions: ['36702'],
    umEnabled: true,
    role: 'auditor',
    remark: 'an auditor: /audit',
  },
];

/** Adds the demonstration users that are missing. */
export async function addDemoData(config: Config): Promise<void> {
  const services = await openServices({ config, quickStart: false });
  try {
    const accounts = services.get(AccountsService);
    const mailboxes = services.get(MailboxesService);
    const logins = (await accounts.list()).map(({ login }) => login);
    const addresses = (await mailboxes.list()).map(({ address }) => address);
    const by = { actor: 'quick start' };
    for (const { login, password, role, displayName, extensions, umEnabled } of demoUsers) {
      const mailbox = { address: login, displayName, extensions, umEnabled };
      if (!addresses.includes(login)) await mailboxes.add(mailbox, false, by);
      if (!logins.includes(login))
        await accounts.add({ login, password, mailbox: login, role }, by);
    }
  } finally {
    await services.close();
  }
}
