import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { commands } from './commands.js';
import { manPage } from './man-page.js';

const page = manPage(commands, '1.2.3');
const installed = (program: string) => spawnSync(program, ['--version']).error === undefined;

/** What a program writes about the page to standard error, and how it shows it. */
function read(program: string, ...options: string[]) {
  const { stdout, stderr, status } = spawnSync(program, options, { input: page, encoding: 'utf8' });
  return { shown: stdout, problems: stderr, status };
}

it.runIf(installed('groff'))('the manual page is one without a warning of groff', () => {
  const { shown, problems } = read('groff', '-ww', '-man', '-Tutf8', '-P-cbou');
  expect(problems).toBe('');
  for (const { name, options } of commands) {
    expect(shown).toContain(`   ${name}`);
    for (const option of Object.keys(options)) expect(shown).toContain(`--${option}`);
  }
});

it.runIf(spawnSync('mandoc', ['-V']).error === undefined)(
  'the manual page is one without a warning of mandoc',
  () => {
    const { shown, problems } = read('mandoc', '-Tlint', '-W', 'warning');
    // A version has a number here, and no date.
    expect(shown + problems).toMatch(/^[^\n]*missing date, using "": TH\n$/);
  },
);

it.runIf(installed('man'))('the manual page is read with man', () => {
  const shown = execFileSync('man', ['-l', '-'], { input: page, encoding: 'utf8' });
  expect(shown).toContain('umpin - administers voice-mail PINs');
  expect(shown).toMatch(/EXIT STATUS/);
  expect(shown).toContain('Nothing has changed.');
});
