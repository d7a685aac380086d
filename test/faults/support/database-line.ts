import { Line, type Handling, type Link } from './line.js';

/**
 * The commits of a reset: of what is staged, and of what becomes valid or is dropped. Each is the COMMIT of
 * a transaction, or the end of a statement that is one by itself.
 */
export type Commit = 'staging' | 'ending' | 'other';

/**
 * - hold: the COMMIT does not get to the server, and neither side is told
 * - wait: nothing of it gets to the server until `letGo`, which asks once more what happens
 * - silent: the server commits; its answer does not come back
 * - cut before, cut after: the connection breaks without, or with, the COMMIT done
 */
export type CommitTrouble = 'none' | 'hold' | 'wait' | 'silent' | 'cut before' | 'cut after';

/** A line to PostgreSQL that knows the COMMITs of a reset from other traffic. */
export class DatabaseLine {
  /** What happens at a commit; `orders` are the ids of what a statement does for many, in its order. */
  troubleAt: (commit: Commit, orders: readonly string[]) => CommitTrouble = () => 'none';
  /** Makes every transaction of sessions that begin a serializable one. */
  serializing = false;
  /** Sessions that were made serializable. */
  serialized = 0;
  /** COMMITs that got into trouble, and stand there. */
  troubled = 0;
  private readonly waiting = new Set<() => void>();
  private line!: Line;

  private constructor(private readonly serverUrl: URL) {}

  static async to(url: string): Promise<DatabaseLine> {
    const line = new DatabaseLine(new URL(url));
    line.line = await Line.to(Number(line.serverUrl.port), () => line.session());
    return line;
  }

  get url(): string {
    return Object.assign(new URL(this.serverUrl), { port: String(this.line.port) }).href;
  }

  wellAgain(): void {
    this.troubleAt = () => 'none';
    this.serializing = false;
    this.line.mend();
    this.letGo();
  }

  /** What waits goes on. */
  letGo(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const goOn of waiting) goOn();
  }

  breakDown(): void {
    this.line.breakDown();
  }

  /** Present connections carry nothing any more, and neither side is told; new ones are served. */
  silence(): void {
    this.line.silence();
  }

  cutAll(): void {
    this.line.cutAll();
  }

  close(): Promise<void> {
    return this.line.close();
  }

  private session(): Handling {
    let commit: Commit = 'other';
    let trouble: CommitTrouble = 'none';
    let inTransaction = false;
    const kept: Buffer[] = [];
    const statements = new PreparedStatements();
    const pass = (bytes: Buffer, link: Link) => {
      if (trouble === 'cut before') this.cut(link);
      else if (trouble === 'wait') kept.push(bytes);
      else if (trouble !== 'hold') link.server.write(bytes);
    };
    const reach = (bytes: Buffer, link: Link, orders: readonly string[], implicit: boolean) => {
      trouble = this.troubleAt(commit, orders);
      // Until the server has answered, a 'silent' one is not where it was to be.
      if (trouble === 'hold') this.troubled += 1;
      // The statement is executed, and stands before its commit.
      if (trouble === 'hold' && implicit) link.server.write(withoutSync(bytes));
      if (trouble !== 'wait') return;
      this.waiting.add(() => {
        const whole = Buffer.concat(kept.splice(0));
        reach(whole, link, orders, implicit);
        pass(whole, link);
      });
    };
    return {
      toServer: (sent, link) => {
        const bytes = this.serializing ? this.serialize(sent) : sent;
        const text = statements.textOf(bytes.toString('latin1'));
        if (text.includes('START TRANSACTION')) [commit, inTransaction] = ['other', true];
        const changes = changesOf(text);
        if (changes) commit = changes;
        const implicit = !inTransaction && changes !== undefined;
        if (implicit || text.includes('COMMIT\0')) {
          inTransaction = false;
          reach(bytes, link, implicit ? ordersOf(text) : [], implicit);
        }
        if (text.includes('ROLLBACK\0')) inTransaction = false;
        pass(bytes, link);
      },
      toClient: (bytes, link) => {
        if (trouble === 'cut after') this.cut(link);
        else if (trouble === 'none') link.client.write(bytes);
        else if (trouble === 'silent') this.troubled += 1;
      },
    };
  }

  /** Sessions that begin now make every transaction of theirs, and every statement, a serializable one. */
  private serialize(sent: Buffer): Buffer {
    const text = sent.toString('latin1');
    if (!text.startsWith('Q') || !text.includes(readCommitted)) return sent;
    this.serialized += 1;
    return queryMessage(text.slice(5, -1).replace(readCommitted, serializable));
  }

  private cut(link: Link): void {
    this.troubled += 1;
    link.cut();
  }
}

const readCommitted = "SET default_transaction_isolation = 'read committed'";
const serializable = "SET default_transaction_isolation = 'serializable'";

/** The change that a transaction makes, by one of its statements. */
function changesOf(text: string): Commit | undefined {
  if (text.includes('INSERT INTO outbox')) return 'staging';
  return /DELETE FROM "?outbox/.test(text) ? 'ending' : undefined;
}

/** The first list of ids among the values of a statement; none if it has no list. */
function ordersOf(text: string): string[] {
  const [list = ''] = /\{"[\w-]{36}"(,"[\w-]{36}")*\}/.exec(text) ?? [];
  return [...list.matchAll(/[\w-]{36}/g)].map(([id]) => id);
}

/** PostgreSQL commits a statement outside of a transaction at the message Sync, which ends it. */
function withoutSync(bytes: Buffer): Buffer {
  const sync = Buffer.from([0x53, 0, 0, 0, 4]);
  if (!bytes.subarray(-sync.length).equals(sync)) throw new Error('The statement has no end.');
  return bytes.subarray(0, -sync.length);
}

/** PostgreSQL's protocol: a simple query is its type, its length, and its text with an end of zero. */
function queryMessage(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.from([0x51, 0, 0, 0, 0]);
  head.writeInt32BE(4 + text.length, 1);
  return Buffer.concat([head, text]);
}

/** What a session has prepared: from then on it says names alone (Parse and Bind messages). */
class PreparedStatements {
  readonly #texts = new Map<string, string>();

  /** What was sent, with the text of every statement that it names. */
  textOf(sent: string): string {
    for (const [, name = '', text = ''] of sent.matchAll(/(umpin_\d+)\0([^\0]+)\0/g)) {
      this.#texts.set(name, text);
    }
    const named = [...sent.matchAll(/umpin_\d+/g)].map(([name]) => this.#texts.get(name));
    return [sent, ...named].join('\n');
  }
}
