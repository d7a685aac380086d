import type { Role } from '../../../../accounts/account.entity.js';

interface Field {
  readonly label: string;
  readonly hint: string;
}

export interface AccountTexts {
  readonly title: string;
  readonly caption: string;
  readonly searchHint: string;
  readonly newTitle: string;
  readonly add: string;
  readonly login: Field;
  readonly password: Field;
  readonly newPassword: Field;
  readonly mailbox: Field;
  readonly roles: string;
  readonly role: string;
  readonly roleNames: Readonly<Record<Role, string>>;
  readonly scope: Field;
  readonly everyone: string;
  /** A role and its scope, in the list of accounts. */
  readonly roleFor: (role: string, scope: string) => string;
  readonly state: string;
  readonly enabled: string;
  readonly disabled: string;
  readonly disabledSince: (time: string) => string;
  readonly external: string;
  readonly ownPassword: string;
  readonly signsInBy: string;
  readonly grant: { readonly title: string; readonly button: string };
  readonly revoke: (role: string) => string;
  readonly setPassword: { readonly title: string; readonly button: string };
  readonly disable: { readonly button: string; readonly hint: string };
  readonly enable: { readonly button: string };
  readonly actions: string;
  readonly done: {
    readonly added: (login: string) => string;
    readonly disabled: (login: string) => string;
    readonly enabled: (login: string) => string;
    readonly password: (login: string) => string;
    readonly granted: (role: string, login: string) => string;
    readonly revoked: (role: string, login: string) => string;
    readonly removed: (login: string) => string;
    readonly unchanged: string;
  };
  readonly remove: {
    readonly link: string;
    readonly title: (login: string) => string;
    readonly text: string;
    readonly button: string;
  };
}

export interface KeyTexts {
  readonly title: string;
  readonly caption: string;
  readonly searchHint: string;
  readonly newTitle: string;
  readonly add: string;
  readonly id: string;
  readonly account: Field;
  readonly label: Field;
  readonly role: Field;
  readonly scope: Field;
  readonly createdAt: string;
  readonly state: string;
  readonly valid: string;
  readonly revokedAt: (time: string) => string;
  readonly revoke: (id: string) => string;
  readonly revokeButton: string;
  readonly revoked: (id: string) => string;
  readonly alreadyRevoked: (id: string) => string;
  readonly made: {
    readonly title: string;
    readonly text: string;
    readonly key: string;
    readonly lost: (id: string) => string;
    readonly back: string;
  };
}
