import type { ChildProcess } from 'node:child_process';

/** An order of the owner to the supervisor, written as one line of JSON. */
export type SupervisorOrder = { readonly hold: Duties } | { readonly run: ServerCommand };

export interface Duties {
  readonly lock: string;
  readonly removeAtEnd: readonly string[];
  readonly shutdown: readonly ShutdownStep[];
}

/** A signal and how many milliseconds to wait before the next one is sent. */
export type ShutdownStep = readonly [signal: NodeJS.Signals, patience: number];

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly log: string;
}

/**
 * The whole program of the supervisor process: runs PostgreSQL until its standard input, a pipe that the
 * owner holds, is closed. The kernel closes it however the owner ends, SIGKILL included.
 *
 * It runs as `node -e` of this function's own text: as a file it would have to be .js in `dist` and
 * .ts under vitest, which Node 20 cannot run; as a string or asset no compiler would check it.
 * So it must use nothing from outside its braces but globals and types.
 */
export function supervisePostgres(): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const { appendFileSync, openSync, rmSync, writeSync } = process.getBuiltinModule('node:fs');
  const { createInterface } = process.getBuiltinModule('node:readline');

  let duties: Duties | undefined;
  let server: ChildProcess | undefined;
  let stopping = false;

  const attempt = (action: () => void): void => {
    try {
      action();
    } catch {
      // The folder may have been removed meanwhile; PostgreSQL has to be stopped all the same.
    }
  };

  const leave = (): void => {
    for (const path of duties?.removeAtEnd ?? []) {
      attempt(() => {
        rmSync(path, { recursive: true, force: true, maxRetries: 10 });
      });
    }
    process.exit(0);
  };

  const shutDown = ([step, ...harsher]: readonly ShutdownStep[]): void => {
    if (!step || !server) {
      leave();
      return;
    }
    setTimeout(shutDown, step[1], harsher);
    server.kill(step[0]);
  };

  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    attempt(() => {
      if (duties) appendFileSync(duties.lock, 'stopping\n');
    });
    shutDown(duties?.shutdown ?? []);
  };

  const run = ({ command, args, env, uid, gid, log }: ServerCommand): void => {
    const output = openSync(log, 'a', 0o600);
    const ended = (): void => {
      server = undefined;
      if (stopping) leave();
      // Not leaving yet lets the owner read the log before it is removed.
      else process.stdout.write('ended\n');
    };
    server = spawn(command, args, { env, uid, gid, cwd: '/', stdio: ['ignore', output, output] });
    server.on('exit', ended);
    server.on('error', (error) => {
      writeSync(output, `${error.message}\n`);
      ended();
    });
  };

  // Read by ps, and by an owner that checks whether the holder of the lock is alive.
  process.title = process.argv.slice(1).join(' ');
  // The end of the owner is the only reason to stop: it may still need the database to finish.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined);
  }
  process.on('uncaughtException', stop);
  process.stdout.on('error', () => undefined);
  process.stdin.on('error', stop);
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      const order = JSON.parse(line) as SupervisorOrder;
      if ('hold' in order) duties = order.hold;
      else run(order.run);
    })
    .on('close', stop);
}
