import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A server of somebody else's, which ends when we do, however that happens, and its folder with it. */
export class GuardedProcess {
  readonly #child: ChildProcess;
  #complaints = '';

  /**
   * @param folder what it needs, for nobody else
   * @param signal what ends it: TERM for a server whose further processes would outlive a KILL
   */
  constructor(folder: string, command: readonly string[], signal: 'KILL' | 'TERM' = 'KILL') {
    // In a group of its own, so that a Ctrl-C leaves the folder's end to its guardian.
    this.#child = spawn('/bin/sh', ['-c', guardian, 'sh', folder, signal, ...command], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    this.#child.stderr?.on('data', (data: Buffer) => (this.#complaints += data.toString()));
  }

  /** @throws Error with what it complained of, where it does not get ready */
  async until(ready: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await ready()); tries += 1) {
      if (tries > 200 || this.#child.exitCode !== null) {
        throw new Error(`The server did not start: ${this.#complaints}`);
      }
      await delay(50);
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.stdin?.write('stop\n');
    await ended;
  }
}

// OpenLDAP takes memory for as many files as it may open, which can be a billion in a container.
// The end of the standard input is the end of whoever started it: then the folder goes, too, and
// nobody reads the standard error any more, which would end the shell too early.
const guardian = `
  folder=$1; signal=$2; shift 2; ulimit -n 1024
  "$@" & server=$!
  read -r order; exec 2>/dev/null
  kill "-$signal" "$server"; wait "$server"
  [ "$order" = stop ] || rm -rf "$folder"`;
