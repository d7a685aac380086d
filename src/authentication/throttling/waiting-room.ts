/** Lets requests wait, which hold nothing else meanwhile, and only so many of them at once. */
export class WaitingRoom {
  #waiting = 0;

  constructor(private readonly seats: number) {}

  /** Waits; false at once where every seat is taken. */
  async wait(ms: number): Promise<boolean> {
    if (this.#waiting >= this.seats) return false;
    this.#waiting += 1;
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.#waiting -= 1;
    return true;
  }
}
