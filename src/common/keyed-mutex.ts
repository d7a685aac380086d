import { ConcurrencyLimiter } from './concurrency-limiter.js';

/** Lets work of one name run piece by piece, in order, however many names there are. */
export class KeyedMutex {
  private readonly lines = new Map<string, ConcurrencyLimiter>();

  /** @param room how many may wait in one line; further ones are refused */
  constructor(private readonly room: number) {}

  /** @throws DomainError ServerBusy */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(name) ?? new ConcurrencyLimiter(1, this.room);
    this.lines.set(name, line);
    try {
      return await line.run(work);
    } finally {
      if (line.idle) this.lines.delete(name);
    }
  }
}
