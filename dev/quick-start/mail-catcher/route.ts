import type { Answer } from './answer.js';

export interface Asked {
  /** What the brackets in the route's path matched, or nothing. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Undefined if it is too large to be sensible. */
  body(): Promise<string | undefined>;
}

type Handler = (asked: Asked) => Answer | Promise<Answer>;

export interface Route {
  readonly path: RegExp;
  readonly GET: Handler;
  readonly DELETE?: Handler;
}
