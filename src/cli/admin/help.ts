import type { Command } from './command.js';

/** All commands, or those that begin with the same word, one a line. */
export function overview(commands: readonly Command[]): string {
  const lines = commands.map((command) => [signature(command), command.summary] as const);
  return [
    'Usage: umpin COMMAND',
    '',
    ...inTwoColumns(lines),
    '',
    'umpin COMMAND --help tells more of one of them, umpin --version which version this is.',
  ].join('\n');
}

/** One command in full. */
export function commandHelp(command: Command): string {
  const { summary, details } = command;
  const options = Object.entries(command.options).map(([name, { value, help, multiple }]) => {
    const repeatable = multiple ? ' (may be given more than once)' : '';
    return [`--${name}${value ? ` ${value}` : ''}`, help + repeatable] as const;
  });
  return [
    `Usage: umpin ${signature(command)}${options.length > 0 ? ' [options]' : ''}`,
    '',
    summary,
    ...(details ? ['', details] : []),
    '',
    ...inTwoColumns([...options, ['--help', 'shows this']]),
  ].join('\n');
}

function signature({ name, argument }: Command): string {
  return argument ? `${name} ${argument}` : name;
}

function inTwoColumns(pairs: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
