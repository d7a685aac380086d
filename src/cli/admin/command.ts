import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { CommandError } from '../shared/errors.js';
import type { Terminal } from '../shared/terminal.js';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given more than once. */
  readonly multiple?: boolean;
  /** The name of its value in the help. */
  readonly value?: string;
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

/** One run of a command. */
export interface Call<O extends Options> {
  /** Empty for a command that takes none. */
  readonly argument: string;
  readonly options: Given<O>;
  readonly services: Pick<INestApplicationContext, 'get'>;
  readonly terminal: Terminal;
  /** The user at the terminal. */
  readonly by: Actor;
}

export interface Command<O extends Options = Options> {
  /** Two words, such as `account add`, or one. */
  readonly name: string;
  /** The name of its argument in the help; absent if it takes none. */
  readonly argument?: string;
  readonly summary: string;
  /** Shown below the summary in the command's own help. */
  readonly details?: string;
  readonly options: O;
  /** The exit code if the command cannot be carried out, whatever the reason; by the reason unless given. */
  readonly failureCode?: number;
  /** @returns the exit code */
  run(call: Call<O>): Promise<number>;
}

/** The option of commands that show something. */
export const jsonOption = { json: { type: 'boolean', help: 'for programs' } } as const;

/** @throws CommandError unless the option has the value `true` or `false`, in upper or lower case. */
export function parseBoolean(text: string, option: string): boolean {
  const word = text.toLowerCase();
  if (word !== 'true' && word !== 'false') {
    throw new CommandError(`--${option} takes true or false.`);
  }
  return word === 'true';
}

/** Lets a command's `run` see the types of its own options. */
export function command<const O extends Options>(definition: Command<O>): Command {
  return definition;
}
