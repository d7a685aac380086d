/** What an account may do beside resetting its own PIN, under Exchange's names of roles. */
export const roles = ['ApplicationImpersonation'] as const;

export type Role = (typeof roles)[number];

/** Exchange's role for acting on behalf of mailbox owners. */
export const impersonationRole: Role = 'ApplicationImpersonation';
