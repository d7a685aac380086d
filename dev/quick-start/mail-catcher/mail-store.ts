import type { CaughtMail } from './caught-mail.js';

/** The newest mails, in memory: what was caught is meant to be looked at, not to be kept. */
export class MailStore {
  private mails: CaughtMail[] = [];

  constructor(private readonly keep: number) {}

  get total(): number {
    return this.mails.length;
  }

  get unread(): number {
    return this.mails.filter((mail) => !mail.read).length;
  }

  add(mail: CaughtMail): void {
    this.mails = [mail, ...this.mails].slice(0, this.keep);
  }

  newestFirst(start: number, limit: number): readonly CaughtMail[] {
    return this.mails.slice(start, start + limit);
  }

  find(id: string): CaughtMail | undefined {
    return id === 'latest' ? this.mails[0] : this.mails.find((mail) => mail.id === id);
  }

  remove(ids: readonly string[]): void {
    const unwanted = new Set(ids);
    this.mails = this.mails.filter((mail) => !unwanted.has(mail.id));
  }

  clear(): void {
    this.mails = [];
  }
}
