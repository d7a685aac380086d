import { execFile } from 'node:child_process';
import { expect } from 'vitest';
import type { Check } from '../../src/diagnosis/check.js';
import { runCommand } from './command.js';
import { testKeyRing } from './settings.js';

export type Findings = ReturnType<typeof findingsOf>;
type Settings = Readonly<Record<string, string>>;

/**
 * What `umpin doctor` found, and how it ended.
 *
 * @param secrets what no line may hold, beside the key ring
 */
function findingsOf(
  { code, output }: { code: number; output: string },
  secrets: readonly string[],
) {
  for (const secret of [testKeyRing.split(':')[1] ?? '', ...secrets]) {
    expect(output).not.toContain(secret);
  }
  const { checks } = JSON.parse(output) as { checks: Check[] };
  const of = (name: string) => checks.filter((check) => check.name === name);
  return { code, checks, of, only: (name: string) => of(name)[0] };
}

export async function doctor(
  settings: Settings,
  options = '',
  secrets: readonly string[] = [],
): Promise<Findings> {
  const { code, output, errors } = await runCommand(`doctor --json ${options}`, settings);
  expect(errors).toBe('');
  return findingsOf({ code, output }, secrets);
}

/** As a process of its own: Node.js reads NODE_EXTRA_CA_CERTS when it starts. */
export async function doctorProcess(settings: Settings): Promise<Findings> {
  const program = new URL('../../dist/src/cli/admin/main.js', import.meta.url).pathname;
  const env = { NODE_ENV: 'production', ...settings };
  const ended = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [program, 'doctor', '--json'], { env }, (error, output) =>
      resolve({ code: error ? Number(error.code) : 0, output }),
    );
  });
  return findingsOf(ended, []);
}
