import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import type { Actor } from '../../common/actor.js';
import type { Environment } from '../../config/config.js';
import { accountCommands } from './account-commands.js';
import { apiKeyCommands } from './api-key-commands.js';
import { auditCommands } from './audit-commands.js';
import { bounceCommand } from './bounce-command.js';
import { parseCommandLine, type Request } from './command-line.js';
import { exitCode } from '../shared/errors.js';
import { exitCodeOf } from './failure-code.js';
import { failureText } from './failure-text.js';
import { keyCommands } from './key-commands.js';
import { mailboxCommands } from './mailbox-commands.js';
import { openServices } from './open-services.js';
import { policyCommands } from './policy-commands.js';
import { loadSettings } from './settings.js';
import { print, type Terminal } from '../shared/terminal.js';

const commands = [
  ...accountCommands,
  ...apiKeyCommands,
  ...mailboxCommands,
  ...policyCommands,
  ...auditCommands,
  ...keyCommands,
  bounceCommand,
];

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
  if ('runAlone' in command) return command.runAlone({ argument, options, terminal, env });
  const services = await openServices(loadSettings(env));
  try {
    return await command.run({ argument, options, services, terminal, by: shellActor() });
  } finally {
    await services.close();
  }
}

function version(): string {
  const manifest = createRequire(import.meta.url)('#package.json') as { version: string };
  return manifest.version;
}

/** The user of the operating system, which in a container often has no name. */
function shellActor(): Actor {
  try {
    return { actor: `shell:${userInfo().username}` };
  } catch {
    return { actor: `shell:uid-${process.getuid?.() ?? 'unknown'}` };
  }
}
