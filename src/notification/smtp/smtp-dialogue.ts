/** What the client waits for at a point of an SMTP session. */
export type Stage =
  | 'turn'
  | 'address'
  | 'connection'
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'handshake'
  | 'login'
  | 'sender'
  | 'recipient'
  | 'data'
  | 'message';

/** The stage after each command; any other line of the client belongs to a login. */
const stages: ReadonlyMap<string, Stage> = new Map([
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['MAIL', 'sender'],
  ['RCPT', 'recipient'],
  ['DATA', 'data'],
]);

/** Stages that follow a positive reply without a further command. */
const following: Partial<Record<Stage, Stage>> = { starttls: 'handshake', data: 'message' };

/**
 * Follows a session through nodemailer's logger (`transactionLog`), to know its stage. It keeps the verbs of
 * commands only, and nothing of a login.
 */
export class SmtpDialogue {
  #awaited: Stage[] = ['address'];
  #answered: Stage = 'address';

  /** The first command that the server has not answered yet (several with PIPELINING). */
  get stage(): Stage {
    return this.#awaited[0] ?? this.#answered;
  }

  /** For nodemailer's option `logger`. */
  readonly logger = {
    trace: ignore,
    debug: (entry: Entry, line: string) => this.heard(entry, line),
    info: (entry: Entry, line: string) => this.heard(entry, line),
    warn: ignore,
    error: ignore,
    fatal: ignore,
  };

  private heard({ tnx, remotePort }: Entry, line: string): void {
    if (tnx === 'dns') this.#awaited = ['connection'];
    else if (tnx === 'network' && remotePort !== undefined) this.#awaited = ['greeting'];
    else if (tnx === 'client') this.sent(line);
    else if (tnx === 'server') this.answered(line);
  }

  private sent(line: string): void {
    const [verb = ''] = line.split(/[ \r\n]/, 1);
    if (this.stage === 'handshake') this.#awaited = [];
    this.#awaited.push(stages.get(verb) ?? 'login');
  }

  private answered(reply: string): void {
    const answered = this.#awaited.shift();
    if (!answered) return;
    this.#answered = answered;
    const next = following[answered];
    if (next && /^[23]/.test(reply)) this.#awaited.unshift(next);
  }
}

interface Entry {
  readonly tnx?: string;
  readonly remotePort?: number;
}

function ignore(): void {
  // Failures are reported by errors.
}
