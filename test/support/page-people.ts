import { randomUUID } from 'node:crypto';
import type { AdminRole } from '../../src/accounts/account.entity.js';
import type { TestService } from './app.js';
import { FormBrowser } from './pages.js';

interface PersonFields {
  /** The scope of the role; null: everyone. */
  readonly scope?: string | null;
  readonly login?: string;
}

export interface SignedIn {
  readonly login: string;
  readonly browser: FormBrowser;
}

/** Somebody with an administrative role who has signed in. */
export async function aSignedIn(
  { administration, server }: TestService,
  role: AdminRole,
  { scope = null, login = `${role}-${randomUUID().slice(0, 8)}` }: PersonFields = {},
): Promise<SignedIn> {
  const password = 'made up for a test of pages';
  await administration.addAccount({ login, password });
  await administration.grant(login, role, scope);
  const browser = new FormBrowser(server);
  await browser.signIn(login, password);
  return { login, browser };
}
