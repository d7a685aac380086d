import { userInfo } from 'node:os';
import { env as processEnv } from 'node:process';
import type { Actor } from '../../common/actor.js';
import type { Environment } from '../../config/config.js';
import { isRemote, type Given, type Options, type Said } from './command.js';
import { commands } from './commands.js';
import { parseCommandLine, type Request } from './command-line.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { exitCodeOf } from './failure-code.js';
import { failureText } from './failure-text.js';
import { version } from './shell-commands.js';
import { openServices, type Services } from './open-services.js';
import { readRemoteAccess } from './remote/remote-access.js';
import { remoteServices } from './remote/remote-services.js';
import { loadSettings } from './settings.js';
import { print, printJson, type Terminal } from '../shared/terminal.js';

type Call = Extract<Request, { kind: 'call' }>;

/**
 * Runs one command of an administrator.
 *
 * @param env the process's own unless given
 * @returns the exit code; every failure has been reported by then
 */
export async function runUmpin(
  argv: readonly string[],
  terminal: Terminal,
  env?: Environment,
): Promise<number> {
  let failureCode: number | undefined;
  try {
    const request = parseCommandLine(commands, argv);
    if (request.kind === 'call') ({ failureCode } = request.command);
    return await carryOut(request, terminal, env);
  } catch (error) {
    terminal.errors.write(`${failureText(error)}\n`);
    const code = exitCodeOf(error);
    return code === exitCode.cancelled ? code : (failureCode ?? code);
  }
}

async function carryOut(request: Request, terminal: Terminal, env?: Environment): Promise<number> {
  if (request.kind === 'help') print(terminal, request.text);
  if (request.kind === 'version') print(terminal, version());
  if (request.kind !== 'call') return exitCode.done;

  const { command, argument, options } = request;
  const remote = remoteFor(request, terminal, env);
  if ('runAlone' in command) {
    const call = { argument, options, terminal, env, remote };
    return say(await command.runAlone(call), options, terminal);
  }
  const services = remote ?? (await openServices(loadSettings(env)));
  try {
    const call = { argument, options, services, terminal, by: shellActor() };
    return say(await command.run(call), options, terminal);
  } finally {
    await services.close();
  }
}

/** @returns the exit code */
function say(said: Said, { json }: Given<Options>, terminal: Terminal): number {
  if (typeof said === 'number') return said;
  if (json) printJson(terminal, said.json);
  else print(terminal, said.text);
  return said.code ?? exitCode.done;
}

/**
 * @returns undefined if the command is to be carried out here
 * @throws CommandError
 */
function remoteFor(
  { command, url }: Call,
  { folder }: Terminal,
  env: Environment = processEnv,
): Services | undefined {
  // As for the service's settings, an empty variable counts as absent. An empty option is a script's unset variable.
  if (url === undefined && !env.UMPIN_URL) return undefined;
  if (isRemote(command)) return remoteServices(readRemoteAccess(url, env, folder));
  if ('run' in command) {
    throw new CommandError(
      `umpin ${command.name} needs the database: run it beside the service, without --url and UMPIN_URL.`,
    );
  }
  // The environment is that of all commands, and says nothing about this one.
  if (url === undefined) return undefined;
  throw new CommandError(`umpin ${command.name} needs no service: run it without --url.`);
}

/** The user of the operating system, which in a container often has no name. */
function shellActor(): Actor {
  try {
    return { actor: `shell:${userInfo().username}`, source: 'shell' };
  } catch {
    return { actor: `shell:uid-${process.getuid?.() ?? 'unknown'}`, source: 'shell' };
  }
}
