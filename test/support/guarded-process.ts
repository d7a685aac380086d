import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A third-party server that ends with the test run, however that ends, as does its folder. */
export class GuardedProcess {
  readonly #child: ChildProcess;
  #complaints = '';

  /**
   * @param folder its own, with all that it needs
   * @param signal what ends it: TERM for a server whose further processes would outlive a KILL; EVERY, a KILL
   *   to each process of its group, and then to those that have left it and name the folder
   */
  constructor(
    folder: string,
    command: readonly string[],
    signal: 'KILL' | 'TERM' | 'EVERY' = 'KILL',
  ) {
    // In a group of its own, so that a Ctrl-C leaves the folder's end to its guardian.
    this.#child = spawn('/bin/sh', ['-c', guardian, 'sh', folder, signal, ...command], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    this.#child.stderr?.on('data', (data: Buffer) => (this.#complaints += data.toString()));
  }

  /** @throws Error with its standard error if it does not become ready */
  async until(ready: () => Promise<boolean>): Promise<void> {
    for (let attempts = 0; !(await ready()); attempts += 1) {
      if (attempts > 200 || this.#child.exitCode !== null) {
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
// The standard input ends when the test run does: then the folder is removed, too, and the standard
// error has no reader any more, which would end the shell too early.
const guardian = `
  left() {
    for pid in $(grep -slF "$folder" /proc/[0-9]*/cmdline | cut -d/ -f3); do
      [ "$pid" = $$ ] || { kill -KILL "$pid" && again=yes; }
    done
    [ -z "$again" ] || { again=; left; }
  }
  folder=$1; signal=$2; shift 2; ulimit -n 1024
  [ "$signal" != EVERY ] || set -- setsid "$@"
  "$@" & server=$!
  read -r order; exec 2>/dev/null
  case $signal in
  EVERY) kill -KILL "-$server" && left ;;
  *) kill "-$signal" "$server" ;;
  esac
  wait "$server"
  [ "$order" = stop ] || rm -rf "$folder"`;
