import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Run {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

/** Runs a program to its end. */
export async function run(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Run> {
  const { code, stdout, stderr } = await promisify(execFile)(path, args, { env, timeout: 30_000 })
    .then((output) => ({ code: 0, ...output }))
    .catch((error: unknown) => error as { code: number; stdout: string; stderr: string });
  return { code, said: stdout, complained: stderr };
}

/** An owner in the menu of Asterisk's voice mail who chooses another PIN (0, 5). */
export interface Choice {
  readonly mailbox: string;
  /** What Asterisk takes for the password of the mailbox. */
  readonly stored: string;
  readonly first: string;
  readonly second: string;
}

export interface MenuResult {
  readonly heard: readonly string[];
  /** What Asterisk takes for the password of the mailbox from then on. */
  readonly stored: string;
}

/**
 * The menu with `externpasscheck=HELPER check` and `externpass=HELPER notify`, as app_voicemail of Asterisk's main
 * branch was seen to work in August 2026.
 */
export async function chooseInMenu(
  helper: string,
  environment: NodeJS.ProcessEnv,
  { mailbox, stored, first, second }: Choice,
): Promise<MenuResult> {
  const heard = ['vm-newpassword'];
  // Asterisk splits the line at its spaces itself, and reads the answer once.
  const checked = await run(helper, ['check', mailbox, 'default', stored, first], environment);
  if (!/^(VALID|FAILURE)/i.test(checked.said)) {
    return { heard: [...heard, 'vm-invalid-password', 'vm-pls-try-again'], stored };
  }
  heard.push('vm-reenterpassword');
  if (first !== second) return { heard: [...heard, 'vm-mismatch', 'vm-pls-try-again'], stored };
  const command = `${helper} notify default ${mailbox} ${first}`;
  const { code } = await run('/bin/sh', ['-c', command], environment);
  return { heard: [...heard, 'vm-passchanged'], stored: code === 0 ? first : stored };
}
