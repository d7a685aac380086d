import type { SmtpLine } from './smtp-line.js';

/** The lines to the mail server, each with one mail at a time; whoever finds none free waits in turn. */
export class SmtpLines {
  /** The one used last comes first: the others may end when they have been idle for long enough. */
  private readonly free: SmtpLine[];
  private readonly waiting: ((line: SmtpLine) => void)[] = [];

  constructor(private readonly all: readonly SmtpLine[]) {
    this.free = [...all].reverse();
  }

  /** A line to be given back, or nothing when `signal` fires before one is free. */
  take(signal: AbortSignal): Promise<SmtpLine | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    const line = this.free.pop();
    if (line) return Promise.resolve(line);
    return new Promise((resolve) => {
      const turn = (line: SmtpLine) => {
        signal.removeEventListener('abort', leave);
        resolve(line);
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        resolve(undefined);
      };
      this.waiting.push(turn);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  giveBack(line: SmtpLine): void {
    const next = this.waiting.shift();
    if (next) next(line);
    else this.free.push(line);
  }

  close(): void {
    for (const line of this.all) line.close();
  }
}
