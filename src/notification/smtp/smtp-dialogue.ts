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
  | 'message'
  | 'reset';

/** The stage after each command; any other line of the client belongs to a login. */
const stages: ReadonlyMap<string, Stage> = new Map([
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['STARTTLS', 'starttls'],
  ['MAIL', 'sender'],
  ['RCPT', 'recipient'],
  ['DATA', 'data'],
  ['RSET', 'reset'],
  ['QUIT', 'reset'],
]);

/** Stages that follow a positive reply without a further command. */
const following: Partial<Record<Stage, Stage>> = { starttls: 'handshake', data: 'message' };

/**
 * Follows the sessions of one connection through nodemailer's logger (`transactionLog`), to know the stage
 * of a session and whether it has carried mail. It keeps the verbs of commands only, and nothing of a login.
 */
export class SmtpDialogue {
  #awaited: Stage[] = [];
  #answered: Stage = 'address';
  #carried = 0;
  #ended = true;
  #leaving = false;

  /** The first command that the server has not answered yet (several with PIPELINING). */
  get stage(): Stage {
    return this.#awaited[0] ?? this.#answered;
  }

  /** Whether this session has carried a mail before, so that the server may want to end it. */
  get used(): boolean {
    return this.#carried > 0;
  }

  /** Whether the client has said goodbye, as it does to an idle server; the answer may never come. */
  get leaving(): boolean {
    return this.#leaving;
  }

  /** Called before each mail: an open session continues; a new one begins with a DNS lookup. */
  begin(): void {
    if (this.#ended) this.restart('address');
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

  private heard({ tnx, remotePort, action }: Entry, line: string): void {
    // The stage at the end of the session is still read afterwards.
    if (tnx === 'connection' && action === 'closed') this.#ended = true;
    else if (tnx === 'dns') this.restart('connection');
    else if (tnx === 'network' && remotePort !== undefined) this.restart('greeting');
    else if (tnx === 'client') this.sent(line);
    else if (tnx === 'server') this.answered(line);
  }

  private restart(stage: Stage): void {
    this.#awaited = [stage];
    this.#carried = 0;
    this.#ended = false;
    this.#leaving = false;
  }

  private sent(line: string): void {
    const [verb = ''] = line.split(/[ \r\n]/, 1);
    if (verb === 'QUIT') this.#leaving = true;
    if (this.stage === 'handshake') this.#awaited = [];
    this.#awaited.push(stages.get(verb) ?? 'login');
  }

  private answered(reply: string): void {
    const answered = this.#awaited.shift();
    if (!answered) return;
    this.#answered = answered;
    const good = /^[23]/.test(reply);
    if (good && answered === 'message') this.#carried += 1;
    const next = following[answered];
    if (good && next) this.#awaited.unshift(next);
  }
}

interface Entry {
  readonly tnx?: string;
  readonly remotePort?: number;
  readonly action?: string;
}

function ignore(): void {
  // Failures are reported by errors.
}
