import type { INestApplicationContext } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../common/actor.js';
import type { Environment } from '../../config/config.js';
import { CommandError } from '../shared/errors.js';
import type { Terminal } from '../shared/terminal.js';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given more than once. */
  readonly multiple?: boolean;
  /** The name of its value in the help. */
  readonly value?: string;
  /** All values that there are, if they are few. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The options that were given. */
export type Given<O extends Options> = {
  readonly [K in keyof O]?: O[K]['type'] extends 'boolean'
    ? boolean
    : O[K]['multiple'] extends true
      ? readonly string[]
      : string;
};

/** One run of a command that opens no services. */
export interface LoneCall<O extends Options> {
  /** Empty for a command that takes none. */
  readonly argument: string;
  readonly options: Given<O>;
  readonly terminal: Terminal;
  /** The process's own unless given. */
  readonly env: Environment | undefined;
  /** What the admin API of a service elsewhere can do, if the command is to be carried out there. */
  readonly remote: Pick<INestApplicationContext, 'get'> | undefined;
}

/** One run of a command with the service's own modules, connected to its database. */
export interface Call<O extends Options> extends Omit<LoneCall<O>, 'env' | 'remote'> {
  readonly services: Pick<INestApplicationContext, 'get'>;
  /** The user at the terminal. */
  readonly by: Actor;
}

/** What a command has to say, for programs and for people. */
export interface Answer {
  /** Printed with `--json`; it has the command's shape. */
  readonly json: unknown;
  /** Printed without. */
  readonly text: string;
  /** `exitCode.done` unless given. */
  readonly code?: number;
}

/** An answer; or the exit code of a command that has printed all it has to say, as `--json` wants it. */
export type Said = Answer | number;

/** What the help says of a command. */
interface Described<O extends Options> {
  /** Two words, such as `account add`, or one. */
  readonly name: string;
  /** The name of its argument in the help, in brackets if it may be left out; absent if it takes none. */
  readonly argument?: string;
  /** All words that its argument may be, if they are few. */
  readonly choices?: readonly string[];
  readonly summary: string;
  /** Shown below the summary in the command's own help. */
  readonly details?: string;
  readonly options: O;
  /** The shape of what `--json` prints. */
  readonly json: z.ZodType;
  /** Whether it prints any number of texts of this shape, one on each line. */
  readonly jsonLines?: boolean;
  /** The exit code if the command cannot be carried out, whatever the reason; by the reason unless given. */
  readonly failureCode?: number;
}

interface ServiceCommand<O extends Options> extends Described<O> {
  /**
   * What it works with: the database unless given. `service`: the database, or with --url the admin API, over which
   * `services.get` has what remote/remote-services.ts lists.
   */
  readonly needs?: 'database' | 'service';
  run(call: Call<O>): Promise<Said>;
}

interface LoneCommand<O extends Options> extends Described<O> {
  /** `service`: with --url, the admin API of a service. Nothing unless given. */
  readonly needs?: 'service';
  runAlone(call: LoneCall<O>): Promise<Said>;
}

export type Command<O extends Options = Options> = ServiceCommand<O> | LoneCommand<O>;

/** The option that every command has; to be named by those that print their answer themselves. */
export const jsonOption = { json: { type: 'boolean', help: 'for programs' } } as const;

/** Whether the admin API can carry the command out, too. */
export function isRemote(command: Command): boolean {
  return command.needs === 'service';
}

/** Options that a command has beside its own. */
export function sharedOptions(command: Command): Options {
  return {
    ...(isRemote(command) && {
      url: {
        type: 'string',
        value: 'URL',
        help: 'carries it out by the admin API of a service there',
      },
    }),
    ...jsonOption,
    help: { type: 'boolean', help: 'shows this' },
  };
}

/** @throws CommandError unless the option has the value `true` or `false`, in upper or lower case. */
export function parseBoolean(text: string, option: string): boolean {
  const word = text.toLowerCase();
  if (word !== 'true' && word !== 'false') {
    throw new CommandError(`--${option} takes true or false.`);
  }
  return word === 'true';
}

/** Lets a command's `run` see the types of its own options. */
export function command<const O extends Options>(definition: ServiceCommand<O>): Command {
  return definition;
}

/** The same for one that needs no database, or has to run without it. */
export function loneCommand<const O extends Options>(definition: LoneCommand<O>): Command {
  return definition;
}
