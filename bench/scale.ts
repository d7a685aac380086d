/** How long and how much. */
export interface Scale {
  readonly name: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly breakInSeconds: number;
  readonly warmUpSeconds: number;
  readonly trialSeconds: number;
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
}

/** The full run takes about half an hour. */
export const full: Scale = {
  name: 'full',
  rounds: 5,
  seconds: 6,
  breakInSeconds: 60,
  warmUpSeconds: 1.5,
  trialSeconds: 3,
  trials: { floor: [1, 2, 3, 4], service: [4, 8, 16], peer: [2, 4, 8, 16] },
  callers: 1_000,
  growth: [1_000, 100_000, 1_000_000],
  growthCallers: 200,
  memorySeconds: 600,
  overloadRounds: 3,
  overloadSeconds: 12,
  starts: 5,
  freshStarts: true,
};

/** Shows that the instrument works, and its numbers are worth accordingly. */
export const quick: Scale = {
  name: 'quick',
  rounds: 1,
  seconds: 1,
  breakInSeconds: 0.3,
  warmUpSeconds: 0.3,
  trialSeconds: 0.6,
  trials: { floor: [2], service: [8], peer: [4] },
  callers: 100,
  growth: [500, 5_000],
  growthCallers: 12,
  memorySeconds: 2,
  overloadRounds: 1,
  overloadSeconds: 2.5,
  starts: 1,
  // It builds, which alone takes a good part of a minute.
  freshStarts: false,
};
