import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from '../../src/config/config.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A release, built: the service, and its command. */
export class Release {
  private service: ChildProcess | undefined;

  private constructor(
    private readonly main: string,
    private readonly command: string,
    private readonly settings: Environment,
    private readonly worktree?: string,
  ) {}

  /** What this working copy builds. */
  static current(settings: Environment): Release {
    return new Release(`${root}dist/src/main.js`, `${root}dist/src/cli/admin/main.js`, settings);
  }

  /** An older commit, whose packages are among those of this one. */
  static async of(commit: string, settings: Environment): Promise<Release> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-release-'));
    const worktree = join(folder, 'umpin');
    const dist = join(worktree, 'dist');
    const release = new Release(
      join(dist, 'main.js'),
      join(dist, 'command/main.js'),
      settings,
      folder,
    );
    try {
      await run('git', ['-C', root, 'worktree', 'add', '--detach', worktree, commit]);
      await symlink(`${root}node_modules`, join(worktree, 'node_modules'));
      await run('npx', ['nest', 'build'], { cwd: worktree });
    } catch (error) {
      await release.remove();
      throw error;
    }
    return release;
  }

  /** Starts the service, and waits until it serves. */
  async start(): Promise<string> {
    const child = spawn(process.execPath, [this.main], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.service = child;
    for await (const line of createInterface(child.stdout)) {
      const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
      if (msg !== 'serving' || !url) continue;
      child.stdout.resume();
      return url;
    }
    throw new Error('The service did not start.');
  }

  async stop(): Promise<void> {
    const service = this.service;
    if (service?.exitCode !== null) return;
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    await ended;
    this.service = undefined;
  }

  /** Runs `umpin`, and returns what it prints. */
  async umpin(line: string, input = ''): Promise<string> {
    const child = run(process.execPath, [this.command, ...line.split(' ')], {
      env: this.environment,
    });
    child.child.stdin?.end(input);
    return (await child).stdout.trim();
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.worktree === undefined) return;
    await rm(this.worktree, { recursive: true, force: true });
    await run('git', ['-C', root, 'worktree', 'prune']);
  }

  private get environment(): NodeJS.ProcessEnv {
    return { NODE_ENV: 'production', ...this.settings };
  }
}
