import {
  MailboxChangesService,
  type MailboxChange,
} from '../../credentials/admin/mailbox-changes.service.js';
import { MailboxesService } from '../../credentials/admin/mailboxes.service.js';
import { command, parseBoolean } from './command.js';
import { CommandError } from '../shared/errors.js';
import { exitCode } from '../shared/exit-code.js';
import { mailboxFacts, mailboxJson, mailboxTable } from './mailbox-text.js';
import { shareExtension, sharingOptions } from './share-extension.js';
import { print } from '../shared/terminal.js';

const json = { type: 'boolean', help: 'for programs' } as const;

const nameAndExtension = {
  name: { type: 'string', value: 'NAME', help: "the owner's name, for mails" },
  extension: {
    type: 'string',
    multiple: true,
    value: 'DIGITS',
    help: "2 to 20 digits as dialled, the owner's own number first",
  },
} as const;

/** Shared with the import. */
export const sendPinHelp =
  'has the running service make the first PIN and mail it, in the background';

export const mailboxCommands = [
  command({
    name: 'mailbox add',
    argument: 'ADDRESS',
    summary: 'adds a mailbox; PINs are mailed to its address',
    options: {
      ...nameAndExtension,
      'phone-number': {
        type: 'string',
        multiple: true,
        value: 'DIGITS',
        help: "4 to 20 digits, another number of the owner's; a policy may keep it out of PINs",
      },
      language: { type: 'string', value: 'TAG', help: 'of mails, such as de-AT; default en' },
      policy: { type: 'string', value: 'NAME', help: 'the PIN policy; default Default' },
      'no-um': { type: 'boolean', help: 'not enabled for Unified Messaging: has no PIN' },
      'send-pin': { type: 'boolean', help: sendPinHelp },
      ...shareExtension,
    },
    async run({ argument: address, options, services, terminal, by }) {
      const { name: displayName, extension: extensions, language, policy } = options;
      const umEnabled = !options['no-um'];
      const sendPin = options['send-pin'] ?? false;
      const phoneNumbers = options['phone-number'];
      const draft = { address, displayName, extensions, phoneNumbers, language, umEnabled, policy };
      const sharing = sharingOptions(options, terminal);
      await services.get(MailboxesService).add(draft, sendPin, by, sharing);
      const pin = sendPin ? ' The running service will mail its first PIN.' : '';
      print(terminal, `Added the mailbox ${address}.${pin}`);
      return exitCode.done;
    },
  }),

  command({
    name: 'mailbox list',
    summary: 'lists the mailboxes',
    options: { json },
    async run({ options, services, terminal }) {
      const mailboxes = await services.get(MailboxesService).list();
      const text = options.json
        ? JSON.stringify(mailboxes.map(mailboxJson), null, 2)
        : mailboxTable(mailboxes);
      print(terminal, text);
      return exitCode.done;
    },
  }),

  command({
    name: 'mailbox show',
    argument: 'ADDRESS',
    summary: 'shows a mailbox and the state of its PIN, never the PIN',
    options: { json },
    async run({ argument: address, options, services, terminal }) {
      const mailbox = await services.get(MailboxesService).show(address);
      const text = options.json
        ? JSON.stringify(mailboxJson(mailbox), null, 2)
        : mailboxFacts(mailbox);
      print(terminal, text);
      return exitCode.done;
    },
  }),

  command({
    name: 'mailbox set',
    argument: 'ADDRESS',
    summary: 'changes a mailbox: its policy, numbers, name, language',
    details:
      'What is not given stays as it is; extensions and phone numbers are replaced by those that\n' +
      'are given. An empty text is none. Another policy counts from the next sign-in on.',
    options: {
      policy: { type: 'string', value: 'NAME', help: 'the PIN policy' },
      ...nameAndExtension,
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
    summary: 'lets an owner in again after too many wrong attempts',
    details: 'Ends the lock and forgets the wrong attempts. The PIN stays as it is.',
    options: {},
    async run({ argument: address, services, terminal, by }) {
      const { wasLocked, failedAttempts: attempts } = await services
        .get(MailboxChangesService)
        .unlock(address, by);
      const count = attempts === 1 ? '1 wrong attempt is' : `${attempts} wrong attempts are`;
      const forgotten = attempts > 0 ? `; ${count} forgotten` : '';
      const state = wasLocked ? 'is unlocked' : 'was not locked';
      print(terminal, `The mailbox ${address} ${state}${forgotten}.`);
      return exitCode.done;
    },
  }),
];

/** `--extension ''` removes all of them. */
function parseNumbers(given: readonly string[] | undefined): readonly string[] | undefined {
  return given?.length === 1 && given[0] === '' ? [] : given;
}
