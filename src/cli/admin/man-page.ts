import { sharedOptions, type Command, type Option } from './command.js';
import { description, environment, exitCodes } from './manual.js';

/** The manual page of all commands, in the language of man(7). */
export function manPage(commands: readonly Command[], version: string): string {
  const lines = [
    `.TH UMPIN 1 "" "umpin ${text(version)}" "User Commands"`,
    '.SH NAME',
    'umpin \\- administers voice\\-mail PINs and who may reset them',
    '.SH SYNOPSIS',
    '.B umpin',
    '.I COMMAND',
    '.RI [ ARGUMENT ]',
    '.RI [ OPTIONS ]',
    '.SH DESCRIPTION',
    text(description),
    '.PP',
    text('Every command has the options --json, for programs, and --help.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(([code, meaning]) => tagged(`.B ${code}`, text(meaning))),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([name, meaning]) => tagged(`.B ${text(name)}`, text(meaning))),
    '.SH SEE ALSO',
    text('docs/reference/commands.md has the shapes of all JSON.'),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(command: Command): string[] {
  const { summary, details, options } = command;
  const [name, argument] = [command.name, command.argument];
  return [
    `.SS ${argument ? `"${text(name)} \\fI${text(argument)}\\fB"` : `"${text(name)}"`}`,
    sentence(summary),
    ...(details ? ['.PP', ...details.split('\n').map(text)] : []),
    ...Object.entries({ ...options, ...sharedOptions(command) })
      .filter(([option]) => !['json', 'help'].includes(option))
      .flatMap(optionLines),
  ];
}

function optionLines([name, option]: [string, Option]): string[] {
  const { value, help, multiple } = option;
  const tag = `.B \\-\\-${text(name)}`;
  const valued = value ? `.BI "\\-\\-${text(name)} " "${text(value)}"` : tag;
  return tagged(valued, text(`${help}${multiple ? ' (may be given more than once)' : ''}`));
}

function tagged(tag: string, ...lines: readonly string[]): string[] {
  return ['.TP', tag, ...lines];
}

function sentence(words: string): string {
  return text(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
}

// groff_char(7): a plain hyphen could be set as another character, a line must not begin with a control character.
function text(plain: string): string {
  const escaped = plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll("'", '\\(aq');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}
