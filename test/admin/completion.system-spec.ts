import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedOptions } from '../../src/cli/admin/command.js';
import { commands } from '../../src/cli/admin/commands.js';
import { completionScript, shells, type Shell } from '../../src/cli/admin/completion.js';

const run = promisify(execFile);

/** Prints the words that a shell offers after a line, one on each line. */
const programs: Record<Shell, string> = {
  bash: `source "$1"
    read -ra COMP_WORDS <<< "$2"
    [[ $2 == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
    compopt() { :; }
    _umpin
    printf '%s\\n' "\${COMPREPLY[@]}"`,
  // zsh completes nothing but what is typed at a terminal; ends when the third argument is shown.
  zsh: `zmodload zsh/zpty
    zpty -b terminal zsh -f -i
    zpty -w terminal "autoload -Uz compinit; compinit -u -D; source $1; bindkey '^I' complete-word; print REA''DY"
    zpty -r -m terminal shown '*READY*'
    zpty -w -n terminal "$2"$'\\t'
    zpty -r -m terminal shown "*$3*"`,
  fish: `source $argv[1]; complete -C $argv[2] | string replace -r '\\t.*' ''; true`,
};

const installed = async (shell: Shell) =>
  run(shell, ['-c', 'true']).then(
    () => true,
    () => false,
  );
const here = new Map(
  await Promise.all(shells.map(async (shell) => [shell, await installed(shell)] as const)),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'umpin-completion-'));
  for (const shell of shells) {
    writeFileSync(join(folder, shell), completionScript(commands, shell));
  }
  writeFileSync(join(folder, 'mailboxes.csv'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['bash', 'fish'] as const)('the completion of %s', (shell) => {
  const offered = async (line: string) => {
    const options =
      shell === 'bash' ? ['--norc', '-c', programs.bash, 'bash'] : ['-N', '-c', programs.fish];
    const { stdout } = await run(shell, [...options, join(folder, shell), line], { cwd: folder });
    return stdout.split('\n').filter(Boolean);
  };
  const shellIt = it.runIf(here.get(shell));

  shellIt('offers the first words', async () => {
    expect(await offered('umpin acc')).toEqual(['account']);
    expect(await offered('umpin ')).toEqual(
      expect.arrayContaining(['account', 'mailbox', 'reset', 'completion', 'man']),
    );
  });

  shellIt('offers the second word of commands that have one', async () => {
    expect((await offered('umpin mailbox ex')).sort()).toEqual(['expire-pin', 'export']);
    expect(await offered('umpin reset sho')).toEqual([]);
  });

  shellIt.each(commands.map((each) => [each.name, each] as const))(
    'offers all options of %s',
    async (name, command) => {
      const options = { ...command.options, ...sharedOptions(command) };
      const all = Object.keys(options).map((option) => `--${option}`);
      expect((await offered(`umpin ${name} --`)).sort()).toEqual(all.sort());
    },
  );

  shellIt('offers the values of options and arguments that have few', async () => {
    expect(await offered('umpin completion ')).toEqual(
      expect.arrayContaining(['bash', 'fish', 'zsh']),
    );
    expect(await offered('umpin account grant x --role p')).toEqual(['phone']);
    expect(await offered('umpin account grant x --scope ')).toEqual([]);
  });

  shellIt('offers files where a command takes one', async () => {
    expect(await offered('umpin mailbox import mail')).toEqual(['mailboxes.csv']);
    expect(await offered('umpin mailbox show mail')).toEqual([]);
  });
});

describe('the completion of zsh', () => {
  it.runIf(here.get('zsh')).each([
    ['umpin acc', 'account'],
    ['umpin ', 'completion  -- prints the script'],
    ['umpin mailbox exp', 'export'],
    ['umpin mailbox set x --', '--share-extension'],
    ['umpin account grant x --role ', 'ApplicationImpersonation'],
    ['umpin completion ', 'fish'],
    ['umpin mailbox import mail', 'mailboxes.csv'],
  ])('offers after "%s", among others: %s', async (line, word) => {
    const words = ['-f', '-c', programs.zsh, 'zsh', join(folder, 'zsh'), line, word];
    const options = { cwd: folder, env: { ...env, TERM: 'vt100' }, timeout: 15_000 };
    await expect(run('zsh', words, options)).resolves.toBeDefined();
  });
});
