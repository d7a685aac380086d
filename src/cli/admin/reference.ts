import type { Command } from './command.js';
import { commandHelp } from './command-line.js';
import { jsonNotation } from './json-notation.js';

/** docs/reference/commands.md: each command's help, and the shape of what it prints with `--json`. */
export function reference(commands: readonly Command[]): string {
  const sections = commands.map((command) =>
    [
      `## ${command.name}`,
      '',
      '```text',
      commandHelp(command),
      '```',
      '',
      '```text',
      jsonNotation(command.json),
      '```',
      '',
    ].join('\n'),
  );
  return [introduction, ...sections].join('\n');
}

const introduction = `# The commands of umpin

Made from the definitions of the commands. After a change of one, this writes the file again:

\`\`\`sh
npx vitest run src/cli/admin/definitions.spec.ts --update=all
\`\`\`

Below the help of a command is the shape of what it prints with \`--json\`: \`string\`, \`number\` and \`boolean\` are
those of JSON, a \`time\` is a string in the form of ISO 8601 in UTC, and \`[ … ]\` is a list. Fields may be added in later
versions; those that are here keep their meaning. What a command says while it works, and why it failed, is text on
standard error, with \`--json\` as well; the exit codes are in [operations.md](operations.md).
`;
