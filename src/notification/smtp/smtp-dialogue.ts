/** What the client waits for at a moment of an SMTP session. */
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

/** Any other line of the client belongs to a login. */
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

/** What follows a good answer without a further line of the client. */
const following: Partial<Record<Stage, Stage>> = { starttls: 'handshake', data: 'message' };

/**
 * Follows the sessions of one connection, as nodemailer's logger tells them (`transactionLog`), to know
 * where one stands and whether it has carried mail. It keeps verbs alone: of a login, not a character.
 */
export class SmtpDialogue {
  #awaited: Stage[] = [];
  #answered: Stage = 'address';
  #carried = 0;
  #ended = true;
  #leaving = false;

  /** What the server has not answered yet; with PIPELINING the first of what was sent together. */
  get stage(): Stage {
    return this.#awaited[0] ?? this.#answered;
  }

  /** Whether this session has carried a mail before: the server may have had enough of it. */
  get used(): boolean {
    return this.#carried > 0;
  }

  /** Whether the client has said goodbye, as it does to an idle server; the answer may never come. */
  get leaving(): boolean {
    return this.#leaving;
  }

  /** Before a mail: an open session goes on; a new one begins with the address of the server. */
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
    // Where it stood at its end is still asked for.
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
  // What went wrong comes with the error.
}
