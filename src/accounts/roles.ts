/** Rights of an account beyond resetting its own PIN; under Exchange's name if Exchange has it. */
export const roles = ['ApplicationImpersonation', 'phone'] as const;

export type Role = (typeof roles)[number];

/** Exchange's role for acting on behalf of mailbox owners. */
export const impersonationRole: Role = 'ApplicationImpersonation';

/** The role of phone systems, which verify and change PINs. */
export const phoneRole: Role = 'phone';
