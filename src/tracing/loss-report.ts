const minute = 60_000;

/** Counts losses and tells of them: of the first one immediately, and then once a minute at most. */
export class LossReport {
  private lost = 0;
  private error: Error | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @param tell of so many losses since it was called last, with the error of the newest one */
  constructor(private readonly tell: (lost: number, error: Error | undefined) => void) {}

  add(lost: number, error?: Error): void {
    this.lost += lost;
    this.error = error;
    if (!this.timer) this.report();
  }

  /** Tells of the rest. */
  end(): void {
    clearTimeout(this.timer);
    this.report();
    clearTimeout(this.timer);
  }

  private report(): void {
    this.timer = undefined;
    if (this.lost === 0) return;
    this.tell(this.lost, this.error);
    this.lost = 0;
    this.timer = setTimeout(() => this.report(), minute).unref();
  }
}
