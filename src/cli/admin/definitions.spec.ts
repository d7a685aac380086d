import { expect, it } from 'vitest';
import { commands } from './commands.js';
import { parseCommandLine } from './command-line.js';
import { reference } from './reference.js';

const everyCommand = commands.map((command) => [command.name, command] as const);

/** Arguments that are names of things. Whoever adds one here has made sure that it is no secret. */
const knownArguments = ['[ID]', 'ADDRESS', 'FILE', 'ID', 'LOGIN', 'NAME', 'RECIPIENT', 'SHELL'];

/** Values of options that are no secrets, likewise. */
const knownValues = [
  'ADDRESS',
  'compromised',
  'DAYS',
  'DIGITS',
  'FILE',
  'HOURS',
  'ID',
  'LOGIN',
  'N',
  'NAME',
  'NAME[,NAME]',
  'NUMBER',
  'PATTERN',
  'PER_MINUTE',
  'return|keep|lock',
  'ROLE',
  'ROOT',
  'SCOPE',
  'TAG',
  'TEXT',
  'TIME',
  'true|false',
];

it('has each command once', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

it.each(everyCommand)('takes no secret as an argument: %s', (_, { argument, options }) => {
  if (argument) expect(knownArguments).toContain(argument);
  for (const [name, { type, value = '' }] of Object.entries(options)) {
    expect(name).not.toMatch(/pass|secret|token|credential|^key$|^pin$/);
    if (type === 'string') expect(knownValues).toContain(value);
  }
});

it.each(everyCommand)(
  'refuses an API key among its arguments, and does not repeat it: %s',
  (name) => {
    const key = `umpin_0123456789abcdef_${'A'.repeat(43)}`;
    for (const word of [key, `--label=${key}`]) {
      const parse = () => parseCommandLine(commands, [...name.split(' '), word]);
      expect(parse).toThrow(/an API key was given as an argument/);
      expect(parse).not.toThrow(key);
    }
  },
);

it('is described in docs/reference/commands.md as it is', async () => {
  await expect(reference(commands)).toMatchFileSnapshot('../../../docs/reference/commands.md');
});
