export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
}

/** How long and how much. */
export interface Scale {
  readonly name: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly breakInSeconds: number;
  readonly warmUpSeconds: number;
  readonly trialSeconds: number;
  /** How often a window is measured while other processes disturb it. */
  readonly attempts: number;
  /** How many callers, or hashes, each subject is tried with. */
  readonly trials: Readonly<Record<'floor' | 'service' | 'peer', readonly number[]>>;
  readonly callers: number;
  /** Numbers of mailboxes; the first is what the others are compared with. */
  readonly growth: readonly [number, ...number[]];
  readonly growthCallers: number;
  readonly memorySeconds: number;
  readonly overloadRounds: number;
  readonly overloadSeconds: number;
  readonly starts: number;
  readonly freshStarts: boolean;
  /** The cost of the audit is less than a few short slices can tell. */
  readonly auditInTurn: Rounds;
  readonly auditAtOnce: Rounds & { readonly breakInSeconds: number };
  /** How many events are verified. */
  readonly auditEvents: number;
}

/**
 * The full run takes about an hour. Many short slices in turn, not a few long ones: the speed of a hash
 * alone moves by a third within minutes on an idle virtual machine.
 */
export const full: Scale = {
  name: 'full',
  rounds: 12,
  seconds: 2,
  breakInSeconds: 60,
  warmUpSeconds: 0.5,
  trialSeconds: 3,
  attempts: 4,
  trials: { floor: [2, 3, 4], service: [8, 16, 24], peer: [4, 8, 16, 24] },
  callers: 1_000,
  growth: [1_000, 100_000, 1_000_000],
  growthCallers: 200,
  memorySeconds: 600,
  overloadRounds: 3,
  overloadSeconds: 12,
  starts: 5,
  freshStarts: true,
  auditInTurn: { rounds: 12, seconds: 10 },
  auditAtOnce: { rounds: 12, seconds: 20, breakInSeconds: 20 },
  auditEvents: 1_000_000,
};

/** Shows that the instrument works, and its numbers are worth accordingly. */
export const quick: Scale = {
  name: 'quick',
  rounds: 1,
  seconds: 1,
  breakInSeconds: 0.3,
  warmUpSeconds: 0.3,
  trialSeconds: 0.6,
  attempts: 1,
  trials: { floor: [2, 3], service: [8, 24], peer: [8] },
  callers: 100,
  growth: [500, 5_000],
  growthCallers: 12,
  memorySeconds: 2,
  overloadRounds: 1,
  overloadSeconds: 2.5,
  starts: 1,
  // It builds, which alone takes a good part of a minute.
  freshStarts: false,
  auditInTurn: { rounds: 1, seconds: 1 },
  auditAtOnce: { rounds: 1, seconds: 1, breakInSeconds: 0.3 },
  auditEvents: 20_000,
};
