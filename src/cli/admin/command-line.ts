import { parseArgs } from 'node:util';
import { lostCharacter } from '../../common/decode-text.js';
import { CommandError, UsageError } from '../shared/errors.js';
import { sharedOptions, type Command, type Given, type Options } from './command.js';

/** A command line, parsed. */
export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'call';
      readonly command: Command;
      readonly argument: string;
      readonly options: Given<Options>;
      /** Where the admin API is that carries it out. */
      readonly url: string | undefined;
    };

/**
 * @throws CommandError if an argument is not UTF-8 text
 * @throws UsageError
 */
export function parseCommandLine(commands: readonly Command[], argv: readonly string[]): Request {
  // Node.js decodes arguments as UTF-8 and replaces invalid bytes.
  const damaged = argv.findIndex((word) => word.includes(lostCharacter));
  if (damaged >= 0) {
    throw new CommandError(
      `Argument ${damaged + 1} is not UTF-8 text: set the terminal, or save the script, to UTF-8.`,
    );
  }
  refuseKeys(argv);
  const [noun = '', verb = ''] = argv;
  const command = commands.find(({ name }) => name === noun || name === `${noun} ${verb}`);
  if (command) return parseCall(command, argv.slice(command.name.split(' ').length));
  if (argv.includes('--version')) return { kind: 'version' };

  const group = commands.filter(({ name }) => name.startsWith(`${noun} `));
  const text = overview(group.length > 0 ? group : commands);
  if (argv.some((word) => ['--help', '-h', 'help'].includes(word))) return { kind: 'help', text };
  if (argv.length === 0) throw new UsageError('a command is needed', text);
  if (group.length === 0) throw new UsageError('there is no such command', text);
  throw new UsageError(`${noun} needs one of the words above`, text);
}

/** Every user of a machine can read the arguments of its programs. */
function refuseKeys(argv: readonly string[]): void {
  if (!argv.some((word) => /umpin_[0-9a-f]{16}_/.test(word))) return;
  throw new UsageError(
    'an API key was given as an argument, which others can read: revoke it, and make another one',
  );
}

function parseCall(command: Command, rest: readonly string[]): Request {
  const usage = commandHelp(command);
  const { values, positionals } = parseOptions(command, rest, usage);
  if (values.help) return { kind: 'help', text: usage };
  const [argument = ''] = positionals;
  if (positionals.length > (command.argument ? 1 : 0)) {
    const most = command.argument ? `${command.argument} and nothing else` : 'no argument';
    throw new UsageError(`${command.name} takes ${most}`, usage);
  }
  if (command.argument && !command.argument.startsWith('[') && argument === '') {
    throw new UsageError(`${command.name} needs its ${command.argument}`, usage);
  }
  const { url, ...options } = values;
  return { kind: 'call', command, argument, options, url };
}

interface Shared {
  readonly json?: boolean;
  readonly url?: string;
  readonly help?: boolean;
}

type Values = Given<Options> & Shared;

function parseOptions({ options }: Command, rest: readonly string[], usage: string) {
  try {
    return parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        ...(options as Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>),
        json: { type: 'boolean' },
        // Also where it has no effect, for a reason better than that there is no such option.
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }) as { values: Values; positionals: string[] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The second sentence of Node's message explains how to give a value that begins with a dash.
    const [message = ''] = error.message.split(/\. |\n/, 1);
    throw new UsageError(message, usage);
  }
}

const exitCodes =
  'Exit code: 0 done, 1 refused, 2 wrong usage, 3 unavailable (database, service or mail server), 4 findings.';

/** All commands, or those that begin with the same word, one a line. */
function overview(commands: readonly Command[]): string {
  const lines = commands.map((command) => [signature(command), command.summary] as const);
  return [
    'Usage: umpin COMMAND',
    '',
    ...inTwoColumns(lines),
    '',
    'umpin COMMAND --help tells more of one of them, umpin --version which version this is.',
    '',
    exitCodes,
  ].join('\n');
}

/** One command in full. */
export function commandHelp(command: Command): string {
  const { summary, details } = command;
  const all = Object.entries({ ...command.options, ...sharedOptions(command) });
  const options = all.map(([name, { value, help, multiple }]) => {
    const repeatable = multiple ? ' (may be given more than once)' : '';
    return [`--${name}${value ? ` ${value}` : ''}`, help + repeatable] as const;
  });
  return [
    `Usage: umpin ${signature(command)} [options]`,
    '',
    summary,
    ...(details ? ['', details] : []),
    '',
    ...inTwoColumns(options),
  ].join('\n');
}

function signature({ name, argument }: Command): string {
  return argument ? `${name} ${argument}` : name;
}

function inTwoColumns(pairs: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
