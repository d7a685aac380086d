import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '../../src/config/config.js';
import type { Login } from '../support/soap.js';

/** A program and its arguments. */
export type Command = readonly [string, ...string[]];

/** Something people call SOAP services with, and a small program of ours that resets a PIN by it. */
export interface Stack {
  readonly name: string;
  /** The Debian packages that bring it. */
  readonly packages: string;
  /** Succeeds where it is installed. */
  readonly probe: Command;
  /** Makes the program, in the folder that it then runs in. */
  readonly build?: Command;
  readonly run: Command;
  /** The same for the operations on the properties of the voice mail. */
  readonly voiceMail?: { readonly build?: Command; readonly run: Command };
  /** The part of a fault's detail that it passes on; the ResponseCode unless given. */
  readonly reads?: keyof FaultCodes;
}

/** The names of a fault of Unified Messaging, in the order of its detail. */
export interface FaultCodes {
  readonly ExceptionType: string;
  readonly ResponseCode: string;
}

/** The result that the program got through its stack; anything else is `broken`. */
export interface Answer {
  readonly outcome: 'reset' | 'fault' | 'denied' | 'broken';
  /** The part of the fault's detail that the stack reads. */
  readonly code?: string | null;
}

export async function isInstalled({ probe }: Stack): Promise<boolean> {
  return run(probe).then(
    () => true,
    () => false,
  );
}

export async function build(
  { build: command }: Pick<Stack, 'build'>,
  url: string,
  folder: string,
): Promise<void> {
  if (command) await run(command, { UMPIN_URL: url }, folder);
}

/** @param url of the endpoint, to which `?wsdl` is added by those who read it */
export async function resetPin(
  stack: Stack,
  url: string,
  { login, password }: Login,
  folder: string,
): Promise<Answer> {
  const credentials = { UMPIN_LOGIN: login, UMPIN_PASSWORD: password };
  const printed = await run(stack.run, { UMPIN_URL: url, ...credentials }, folder);
  return JSON.parse(printed) as Answer;
}

/** What a stack has got through its calls; texts and booleans are as it has them. */
export interface VoiceMailAnswer {
  readonly enabled: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly code: string | null;
}

/** @param folderId what is set as the mail folder that is read out */
export async function setVoiceMail(
  command: Command,
  url: string,
  { login, password }: Login,
  folder: string,
  folderId: string,
): Promise<VoiceMailAnswer> {
  const credentials = { UMPIN_LOGIN: login, UMPIN_PASSWORD: password };
  const env = { UMPIN_URL: url, UMPIN_FOLDER: folderId, ...credentials };
  return JSON.parse(await run(command, env, folder)) as VoiceMailAnswer;
}

const exec = promisify(execFile);

/** Runs a program that Debian installed, even if another one of the same name comes first in PATH. */
async function run([file, ...args]: Command, env: Environment = {}, cwd = '/'): Promise<string> {
  const { stdout } = await exec(file, args, {
    cwd,
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: cwd, ...env },
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  return stdout;
}
