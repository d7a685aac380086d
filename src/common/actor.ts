/** The login that a change is recorded for, and the origin of its request. */
export interface Actor {
  readonly actor: string;
  readonly source?: string;
  readonly requestId?: string;
}

/** The service itself, for work that no request asked for. */
export const service: Actor = { actor: 'umpin' };
