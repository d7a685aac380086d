import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PhoneSystem } from './phone.js';

const examples = fileURLToPath(new URL('../../examples/asterisk', import.meta.url));
const scripts = ['umpin.agi', 'umpin-ask', 'umpin-externpass'] as const;

/** The shells that the scripts are written for, as far as this machine has them. */
export const shells = ['/bin/dash', '/bin/bash', '/bin/busybox sh'].filter((shell) =>
  existsSync(shell.split(' ', 1).join()),
);

if (!shells.some((shell) => shell.includes('busybox'))) {
  process.stderr.write('Tests with busybox are skipped: install the Debian package busybox.\n');
}

/** What a site writes into umpin.conf. */
export type UmpinConf = PhoneSystem & { readonly url: string };

/** The scripts of examples/asterisk as a site installs them, in a folder of their own with umpin.conf. */
export class AsteriskScripts {
  private constructor(readonly folder: string) {}

  /** @param shell takes the place of /bin/sh in each script */
  static async install(shell = '/bin/sh'): Promise<AsteriskScripts> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-asterisk-'));
    for (const name of scripts) {
      const text = await readFile(join(examples, name), 'utf8');
      const installed = text.replace(/^#!\/bin\/sh$/m, () => `#!${shell}`);
      await writeFile(join(folder, name), installed, { mode: 0o755 });
    }
    return new AsteriskScripts(folder);
  }

  path(name: (typeof scripts)[number]): string {
    return join(this.folder, name);
  }

  get configFile(): string {
    return join(this.folder, 'umpin.conf');
  }

  /** The environment that a program of Asterisk gets. */
  get environment(): NodeJS.ProcessEnv {
    return { PATH: '/usr/bin:/bin', UMPIN_CONFIG: this.configFile };
  }

  async configure(values: UmpinConf): Promise<void> {
    const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
    const text = ['; made up for a test', '[umpin]', ...lines, ''].join('\n');
    await rm(this.configFile, { force: true });
    await writeFile(this.configFile, text, { mode: 0o600 });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
