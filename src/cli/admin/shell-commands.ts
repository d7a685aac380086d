import { createRequire } from 'node:module';
import { CommandError } from '../shared/errors.js';
import { loneCommand, type Command } from './command.js';
import { completionScript, shells } from './completion.js';
import { completion, manual } from './json-shapes.js';
import { manPage } from './man-page.js';

/** Commands about the commands; `all` includes these two. */
export const shellCommands = (all: () => readonly Command[]) => [
  loneCommand({
    name: 'completion',
    argument: 'SHELL',
    choices: shells,
    summary: 'prints the script that completes the words of umpin in bash, zsh or fish',
    details: 'In bash: source <(umpin completion bash). In fish: umpin completion fish | source',
    options: {},
    json: completion,
    runAlone({ argument }) {
      const shell = shells.find((each) => each === argument);
      if (!shell) throw new CommandError(`completion takes one of: ${shells.join(', ')}.`);
      const script = completionScript(all(), shell);
      return Promise.resolve({ json: { shell, script }, text: script.trimEnd() });
    },
  }),

  loneCommand({
    name: 'man',
    summary: 'prints the manual page, to be read with umpin man | man -l -',
    options: {},
    json: manual,
    runAlone() {
      const page = manPage(all(), version());
      return Promise.resolve({ json: { page }, text: page.trimEnd() });
    },
  }),
];

/** Of this program. */
export function version(): string {
  const manifest = createRequire(import.meta.url)('#package.json') as { version: string };
  return manifest.version;
}
