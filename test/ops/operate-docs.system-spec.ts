import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';

const folder = new URL('../../docs/operate/', import.meta.url).pathname;
const main = new URL('../../dist/src/cli/admin/main.js', import.meta.url).pathname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** A block of code in a page, and what its first line says after the three ticks. */
interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
  /** The line after its end. */
  readonly end: number;
}

/**
 * The blocks of a page. `sh` is run as it is written; `sh not run: REASON` is not. A `text` right after a block that is
 * run is what it prints, where `…` stands for anything.
 */
function blocksOf(page: string): Block[] {
  const text = readFileSync(join(folder, page), 'utf8');
  return [...text.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    const end = line + match[0].split('\n').length;
    return { language: match[1] ?? '', text: match[2] ?? '', line, end };
  });
}

/** With an old key that nothing needs any more, as in the page about keys. */
const ring = `${testKeyRing},${freshKey.replace('fresh:', 'k1:')}`;

const isRun = ({ language }: Block) => language === 'sh';

it.each(pages)('docs/operate/%s: a command that is not run has a reason', (page) => {
  const others = blocksOf(page).filter((block) => /^(sh|bash|shell|console)/.test(block.language));
  for (const { language, line } of others.filter((block) => !isRun(block))) {
    expect(language, `line ${line}`).toMatch(/^sh not run: .{5,}/);
  }
});

describe.each(pages.filter((page) => blocksOf(page).some(isRun)))('docs/operate/%s', (page) => {
  let service: TestService;
  let home: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    service = await TestService.start({ SEALING_KEYS: ring });
    await service.app.listen(0, '127.0.0.1');
    if (page !== 'first-day.md') await addPeopleAndPhoneSystem(service);
    home = mkdtempSync(join(tmpdir(), 'umpin-operate-'));
    // What somebody types at the prompt of a password.
    const typed = join(home, '.typed');
    writeFileSync(typed, 'made up for a test\n');
    const command = `#!/bin/sh\n[ -t 0 ] || [ /dev/null = "$(readlink /proc/self/fd/0)" ] && exec 0< ${typed}\nexec ${process.execPath} ${main} "$@"\n`;
    writeFileSync(join(home, 'umpin'), command, { mode: 0o755 });
    settings = {
      ...testSettings(service.db.url, service.smtp.url),
      PUBLIC_URL: await service.app.getUrl(),
      SEALING_KEYS: ring,
      NODE_ENV: 'production',
      PATH: `${home}${delimiter}${env.PATH ?? ''}`,
      HOME: home,
    };
  });
  afterAll(async () => {
    await service.stop();
    rmSync(home, { recursive: true });
  });

  it(
    'has commands that work as they are written, in their order',
    { timeout: 600_000 },
    async () => {
      const blocks = blocksOf(page);
      for (const [index, block] of blocks.entries()) {
        if (!isRun(block)) continue;
        const printed = await run(block);
        const next = blocks[index + 1];
        if (next?.language === 'text' && next.line === block.end + 1) {
          const expected = `^${next.text
            .trim()
            .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replaceAll('…', '[^]*')}$`;
          expect(printed.trim(), `line ${block.line}`).toMatch(new RegExp(expected));
        }
      }
    },
  );

  async function run({ text, line }: Block): Promise<string> {
    const bash = promisify(execFile)(
      'bash',
      ['-euo', 'pipefail', '-c', `exec < /dev/null\n${text}`],
      {
        cwd: home,
        env: settings,
      },
    );
    const { stdout } = await bash.catch((error: unknown) => {
      const { stderr } = error as { stderr: string };
      throw new Error(`The commands on line ${line} failed: ${stderr}`, { cause: error });
    });
    return stdout;
  }
});

/** The owner, the administrator and the phone system of the examples, as the first day makes them. */
async function addPeopleAndPhoneSystem(service: TestService): Promise<void> {
  const [address, displayName, pin] = ['alice@example.com', 'Alice Adams', '482915'];
  await service.aMailbox({ address, displayName, extensions: ['36697'], pin });
  await service.administration.addAccount({
    login: 'ada@example.com',
    password: 'made up for a test',
    role: 'admin',
  });
  await service.administration.addAccount({ login: 'pbx', password: undefined });
  await service.administration.grant('pbx', 'phone');
}

it('the pages that operators need exist', () => {
  for (const page of ['first-day.md', 'helpdesk.md', 'incident.md']) {
    expect(existsSync(join(folder, page)), page).toBe(true);
  }
});
