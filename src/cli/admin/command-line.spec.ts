import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command } from './command.js';
import { UsageError } from '../shared/errors.js';
import { parseCommandLine } from './command-line.js';

const commands = [
  command({
    name: 'thing add',
    argument: 'NAME',
    summary: 'adds a thing',
    options: {
      colour: { type: 'string', multiple: true, value: 'COLOUR', help: 'what colour it has' },
      heavy: { type: 'boolean', help: 'whether it is heavy' },
    },
    json: z.string(),
    run: () => Promise.resolve(0),
  }),
  command({
    name: 'thing list',
    summary: 'lists',
    options: {},
    json: z.string(),
    run: () => Promise.resolve(0),
  }),
  command({
    name: 'drop',
    argument: 'THING',
    summary: 'drops a thing',
    options: {},
    json: z.string(),
    run: () => Promise.resolve(0),
  }),
];

const parse = (line: string) => parseCommandLine(commands, line.split(' ').filter(Boolean));

describe('a command line', () => {
  it.each([
    'thing add --colour red x --heavy --colour=blue',
    'thing add --heavy --colour red --colour blue -- x',
  ])('is understood: %s', (line) => {
    expect(parse(line)).toEqual({
      kind: 'call',
      command: commands[0],
      argument: 'x',
      options: { colour: ['red', 'blue'], heavy: true },
      url: undefined,
    });
  });

  it('may begin with the only word of a command', () => {
    expect(parse('drop x')).toMatchObject({ kind: 'call', command: commands[2], argument: 'x' });
    expect(parse('drop --help')).toMatchObject({ kind: 'help' });
    expect(() => parse('drop')).toThrow('drop needs its THING');
    expect(() => parse('drop x y')).toThrow('drop takes THING and nothing else');
  });

  it('may give - as its argument', () => {
    expect(parse('thing add -')).toMatchObject({ kind: 'call', argument: '-' });
  });

  it.each(['--version', 'thing --version'])('asks for the version: %s', (line) => {
    expect(parse(line)).toEqual({ kind: 'version' });
  });

  it.each([
    { line: '--help', shows: ['thing add NAME', 'thing list'] },
    { line: '-h', shows: ['thing add NAME', 'thing list'] },
    { line: 'help', shows: ['thing add NAME', 'thing list'] },
    { line: 'thing --help', shows: ['thing add NAME', 'thing list'] },
    {
      line: 'thing add --help',
      shows: ['Usage: umpin thing add NAME [options]', '--colour COLOUR'],
    },
    { line: 'thing add x --heavy -h', shows: ['Usage: umpin thing add NAME [options]'] },
    { line: 'thing list --help', shows: ['Usage: umpin thing list'] },
  ])('asks for help: $line', ({ line, shows }) => {
    const request = parse(line);
    expect(request.kind).toBe('help');
    for (const text of shows) expect(request).toHaveProperty('text', expect.stringContaining(text));
  });

  it.each([
    { line: '', problem: 'a command is needed' },
    { line: 'thing', problem: 'thing needs one of the words above' },
    { line: 'thing grow', problem: 'thing needs one of the words above' },
    { line: 'nothing add', problem: 'there is no such command' },
    { line: 'thing add', problem: 'thing add needs its NAME' },
    { line: 'thing add x s3cret', problem: 'thing add takes NAME and nothing else' },
    { line: 'thing list s3cret', problem: 'thing list takes no argument' },
    { line: 'thing add x --password=s3cret', problem: '--password' },
    {
      line: 'thing add x --heavy=s3cret',
      problem: '--heavy',
    },
    { line: 'thing add x --colour', problem: '--colour' },
  ])('is refused without a word of its values: $line', ({ line, problem }) => {
    let error: unknown;
    try {
      parse(line);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toHaveProperty('message', expect.stringContaining(problem));
    expect((error as UsageError).usage).toContain('Usage: umpin');
    const { message, usage } = error as UsageError;
    expect(message + usage).not.toContain('s3cret');
  });
});
