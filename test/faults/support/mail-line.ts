import { Line, type Handling, type Link } from './line.js';

/** Where an SMTP conversation is: what the client said last. */
export type MailStage = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'message' | 'final dot';

/**
 * - silent: the server sends nothing from this stage on
 * - cut: the connection breaks before the stage reaches the server
 * - cut after: it breaks once the server has answered, unheard
 * - slow: a byte a second from here on
 * - late: each answer four seconds after it was given
 */
export type MailTrouble = 'none' | 'silent' | 'cut' | 'cut after' | 'slow' | 'late';

const lateMs = 4_000;

/** A line to an SMTP server that knows at which stage a conversation is. */
export class MailLine {
  /** What happens at a stage of a conversation; conversations are counted from 0. */
  troubleAt: (stage: MailStage, conversation: number) => MailTrouble = () => 'none';
  /** Conversations that got to a stage so far. */
  readonly seen = new Map<MailStage, number>();
  conversations = 0;
  /** Told whenever a conversation gets into trouble. */
  onTrouble: () => void = () => undefined;
  private line!: Line;

  static async to(port: number): Promise<MailLine> {
    const line = new MailLine();
    line.line = await Line.to(port, () => line.conversation());
    return line;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.line.port}`;
  }

  wellAgain(): void {
    this.troubleAt = () => 'none';
    this.line.mend();
  }

  breakDown(): void {
    this.line.breakDown();
  }

  cutAll(): void {
    this.line.cutAll();
  }

  close(): Promise<void> {
    return this.line.close();
  }

  private conversation(): Handling {
    const number = this.conversations++;
    let trouble: MailTrouble = this.reached('greeting', number);
    let inMessage = false;
    let tail = '';
    const enter = (stage: MailStage) => {
      if (trouble === 'none') trouble = this.reached(stage, number);
    };
    return {
      toServer: (bytes, link) => {
        const text = bytes.toString('latin1');
        let held = false;
        if (inMessage) {
          enter('message');
          // A mail comes in one piece, with its end: what is on hold must not get there.
          held = trouble === 'silent';
          tail = (tail + text).slice(-5);
          inMessage = tail !== '\r\n.\r\n';
          if (!inMessage) enter('final dot');
        } else {
          // Commands may come in one piece (RFC 2920).
          for (const [, verb = ''] of text.matchAll(/^(EHLO|MAIL|RCPT|DATA)\b/gim)) {
            enter(verb.toUpperCase() as MailStage);
            inMessage = verb.toUpperCase() === 'DATA';
          }
          tail = '';
        }
        if (trouble === 'cut') link.cut();
        else if (!held) link.server.write(bytes);
      },
      toClient: (bytes, link) => {
        if (trouble === 'cut after') link.cut();
        else if (trouble === 'slow') trickle(bytes, link);
        else if (trouble === 'late') setTimeout(() => link.client.write(bytes), lateMs).unref();
        else if (trouble === 'none') link.client.write(bytes);
      },
    };
  }

  private reached(stage: MailStage, conversation: number): MailTrouble {
    this.seen.set(stage, (this.seen.get(stage) ?? 0) + 1);
    const trouble = this.troubleAt(stage, conversation);
    if (trouble !== 'none') this.onTrouble();
    return trouble;
  }
}

function trickle(bytes: Buffer, { client }: Link): void {
  const [first, ...rest] = bytes;
  if (first === undefined || client.destroyed) return;
  client.write(Buffer.from([first]));
  setTimeout(() => trickle(Buffer.from(rest), { client } as Link), 1_000).unref();
}
