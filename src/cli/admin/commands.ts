import { accountCommands } from './account-commands.js';
import { apiKeyCommands } from './api-key-commands.js';
import { auditCommands } from './audit-commands.js';
import { bounceCommand } from './bounce-command.js';
import { campaignCommands } from './campaign-commands.js';
import type { Command } from './command.js';
import { doctorCommand } from './doctor-command.js';
import { keyCommands } from './key-commands.js';
import { mailCommands } from './mail-commands.js';
import { mailboxCommands } from './mailbox-commands.js';
import { policyCommands } from './policy-commands.js';
import { resetCommand } from './reset-command.js';
import { schemaCommands } from './schema-commands.js';
import { shellCommands } from './shell-commands.js';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  ...accountCommands,
  ...apiKeyCommands,
  ...mailboxCommands,
  resetCommand,
  ...campaignCommands,
  ...mailCommands,
  ...policyCommands,
  ...auditCommands,
  ...keyCommands,
  ...schemaCommands,
  doctorCommand,
  bounceCommand,
  ...shellCommands(() => commands),
];
