import { randomUUID } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';

export interface Envelope {
  readonly sender: string;
  readonly recipients: readonly string[];
}

export interface CaughtMail {
  readonly id: string;
  readonly received: Date;
  readonly envelope: Envelope;
  readonly raw: Buffer;
  readonly content: ParsedMail;
  /** The first words, for a list. */
  readonly snippet: string;
  read: boolean;
}

// The length that Mailpit's API documentation gives for its Snippet.
const snippetLength = 250;

export async function readMail(raw: Buffer, envelope: Envelope): Promise<CaughtMail> {
  // Text made up from the HTML would hide from a developer that the text part is missing.
  const content = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  return {
    id: randomUUID(),
    received: new Date(),
    envelope,
    raw,
    content,
    snippet: await firstWords(raw, content),
    read: false,
  };
}

async function firstWords(raw: Buffer, { text, html }: ParsedMail): Promise<string> {
  const words = !text && html ? (await simpleParser(raw, { skipTextToHtml: true })).text : text;
  return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, snippetLength);
}

/** The newest mails, in memory only: they are there to be looked at, not to be kept. */
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
