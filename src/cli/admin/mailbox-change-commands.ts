import {
  MailboxChangesService,
  type MailboxChange,
} from '../../credentials/admin/mailbox-changes.service.js';
import { command } from './command.js';
import { CommandError } from './command-errors.js';
import { exitCode } from './exit-code.js';
import { shareExtension, sharingOptions } from './share-extension.js';
import { print } from './terminal.js';
import { parseBoolean } from './parse-boolean.js';

export const mailboxChangeCommands = [
  command({
    name: 'mailbox set',
    argument: 'ADDRESS',
    summary: 'changes a mailbox: its policy, numbers, name, language',
    details:
      'What is not given stays as it is; extensions and phone numbers are replaced by those that\n' +
      'are given. An empty text is none. Another policy counts from the next sign-in on.',
    options: {
      policy: { type: 'string', value: 'NAME', help: 'the PIN policy' },
      name: { type: 'string', value: 'NAME', help: "the owner's name, for mails" },
      extension: {
        type: 'string',
        multiple: true,
        value: 'DIGITS',
        help: "2 to 20 digits as dialled, the owner's own number first",
      },
      'phone-number': {
        type: 'string',
        multiple: true,
        value: 'DIGITS',
        help: "4 to 20 digits, another number of the owner's",
      },
      language: { type: 'string', value: 'TAG', help: 'of mails, such as de-AT' },
      um: { type: 'string', value: 'true|false', help: 'whether it has Unified Messaging' },
      ...shareExtension,
    },
    async run({ argument: address, options, services, terminal, by }) {
      const change: MailboxChange = {
        policy: options.policy,
        displayName: options.name,
        extensions: parseNumbers(options.extension),
        phoneNumbers: parseNumbers(options['phone-number']),
        language: options.language,
        umEnabled: options.um === undefined ? undefined : parseBoolean(options.um, 'um'),
      };
      if (Object.keys(options).every((name) => name in shareExtension)) {
        throw new CommandError('Nothing to change was given; --help shows what can be.');
      }
      const sharing = sharingOptions(options, terminal);
      const changes = await services.get(MailboxChangesService).set(address, change, by, sharing);
      const end = changes.length > 0 ? `was changed: ${changes.join(', ')}` : 'is as it was';
      print(terminal, `The mailbox ${address} ${end}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'mailbox unlock',
    argument: 'ADDRESS',
    summary: 'lets an owner in again after too many wrong tries',
    details: 'Ends the lock and forgets the wrong tries. The PIN stays as it is.',
    options: {},
    async run({ argument: address, services, terminal, by }) {
      const { wasLocked, wrongTries } = await services
        .get(MailboxChangesService)
        .unlock(address, by);
      const tries = wrongTries === 1 ? '1 wrong try is' : `${wrongTries} wrong tries are`;
      const forgotten = wrongTries > 0 ? `; ${tries} forgotten` : '';
      const state = wasLocked ? 'is unlocked' : 'was not locked';
      print(terminal, `The mailbox ${address} ${state}${forgotten}.`);
      return exitCode.done;
    },
  }),
];

/** `--extension ''` is how to have none. */
function parseNumbers(given: readonly string[] | undefined): readonly string[] | undefined {
  return given?.length === 1 && given[0] === '' ? [] : given;
}
