/** What an account may do beside resetting its own PIN; under Exchange's name where it has one. */
export const roles = ['ApplicationImpersonation', 'phone'] as const;

export type Role = (typeof roles)[number];

/** Exchange's role for acting on behalf of mailbox owners. */
export const impersonationRole: Role = 'ApplicationImpersonation';

/** A phone system, which asks whether a PIN is right and has it changed. */
export const phoneRole: Role = 'phone';
