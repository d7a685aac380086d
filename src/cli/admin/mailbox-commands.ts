import { z } from 'zod';
import { MailboxExportService } from '../../credentials/admin/mailbox-export.service.js';
import { MailboxImportService } from '../../credentials/admin/mailbox-import.service.js';
import { MailboxesService, type MailboxChange } from '../../credentials/admin/mailboxes.service.js';
import { PinDryRunService } from '../../credentials/admin/pin-dry-run.service.js';
import { Pin } from '../../pin-policy/pin.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { readSecret } from '../shared/secret-prompt.js';
import { bytesOf, jsonText } from '../shared/terminal.js';
import { command, jsonOption, parseBoolean } from './command.js';
import {
  addedMailbox,
  changedMailbox,
  checkedPin,
  importedMailboxes,
  mailbox,
  mailboxExport,
  removedMailbox,
  setMailbox,
  unlockedMailbox,
} from './json-shapes.js';
import { noteOptions, readNoteOptions } from './note-options.js';
import { mailboxFacts, mailboxJson, mailboxTable } from './mailbox-text.js';
import { progressBar } from './progress-bar.js';
import { parseSearch, searchOption } from './search-option.js';
import { shareExtension, sharingOptions } from './share-extension.js';

const nameAndExtension = {
  name: { type: 'string', value: 'NAME', help: "the owner's name, for mails" },
  extension: {
    type: 'string',
    multiple: true,
    value: 'DIGITS',
    help: "2 to 20 digits as dialled, the owner's own number first",
  },
} as const;

const voiceMailOptions = {
  'oof-status': {
    type: 'string',
    value: 'true|false',
    help: 'whether callers hear the out-of-office greeting',
  },
  'missed-call-notification-enabled': {
    type: 'string',
    value: 'true|false',
    help: 'whether the owner wants to be told of missed calls, by the phone system',
  },
  'play-on-phone-dial-string': {
    type: 'string',
    value: 'NUMBER',
    help: 'where messages are played to the owner; the first extension unless set',
  },
  'telephone-access-folder-email': {
    type: 'string',
    value: 'ID',
    help: 'the mail folder that is read out at the phone, a MAPI id in base64',
  },
} as const;

const sendPinHelp = 'has the running service make the first PIN and mail it, in the background';

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
    json: addedMailbox,
    needs: 'service',
    async run({ argument: address, options, services, terminal, by }) {
      const { name: displayName, extension: extensions, language, policy } = options;
      const umEnabled = !options['no-um'];
      const sendPin = options['send-pin'] ?? false;
      const phoneNumbers = options['phone-number'];
      const draft = { address, displayName, extensions, phoneNumbers, language, umEnabled, policy };
      const sharing = sharingOptions(options, terminal);
      await services.get(MailboxesService).add(draft, sendPin, by, sharing);
      const pin = sendPin ? ' The running service will mail its first PIN.' : '';
      return { json: { address, sendsPin: sendPin }, text: `Added the mailbox ${address}.${pin}` };
    },
  }),

  command({
    name: 'mailbox list',
    summary: 'lists the mailboxes',
    options: searchOption('this in the address or the name, or at the beginning of an extension'),
    json: z.array(mailbox),
    needs: 'service',
    async run({ options, services }) {
      const search = parseSearch(options.search);
      const mailboxes = await services.get(MailboxesService).list({ search });
      return { json: mailboxes.map(mailboxJson), text: mailboxTable(mailboxes) };
    },
  }),

  command({
    name: 'mailbox show',
    argument: 'ADDRESS',
    summary: 'shows a mailbox and the state of its PIN, never the PIN',
    options: {},
    json: mailbox,
    needs: 'service',
    async run({ argument: address, services }) {
      const found = await services.get(MailboxesService).show(address);
      return { json: mailboxJson(found), text: mailboxFacts(found) };
    },
  }),

  command({
    name: 'mailbox set',
    argument: 'ADDRESS',
    summary: 'changes a mailbox: its policy, numbers, name, language, voice mail',
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
      ...voiceMailOptions,
      ...shareExtension,
    },
    json: setMailbox,
    needs: 'service',
    async run({ argument: address, options, services, terminal, by }) {
      const change: MailboxChange = {
        policy: options.policy,
        displayName: options.name,
        extensions: parseNumbers(options.extension),
        phoneNumbers: parseNumbers(options['phone-number']),
        language: options.language,
        umEnabled: booleanOption(options, 'um'),
        oofStatus: booleanOption(options, 'oof-status'),
        missedCallNotificationEnabled: booleanOption(options, 'missed-call-notification-enabled'),
        playOnPhoneDialString: options['play-on-phone-dial-string'],
        telephoneAccessFolderEmail: options['telephone-access-folder-email'],
      };
      if (Object.keys(options).every((name) => name in { ...shareExtension, ...jsonOption })) {
        throw new CommandError('Nothing to change was given; --help shows what can be.');
      }
      const sharing = sharingOptions(options, terminal);
      const changed = await services.get(MailboxesService).set(address, change, by, sharing);
      const end = changed.length > 0 ? `was changed: ${changed.join(', ')}` : 'is as it was';
      return { json: { address, changed }, text: `The mailbox ${address} ${end}.` };
    },
  }),

  command({
    name: 'mailbox unlock',
    argument: 'ADDRESS',
    summary: 'lets an owner in again after too many wrong attempts',
    details:
      'Ends the lock and forgets the wrong attempts. The PIN stays as it is. The owner is mailed only if\n' +
      'the mailbox was locked and there is a --message; the running service sends that mail.',
    options: noteOptions,
    json: unlockedMailbox,
    needs: 'service',
    async run({ argument: address, options, services, by }) {
      const note = readNoteOptions(options);
      const { wasLocked, failedAttempts: attempts } = await services
        .get(MailboxesService)
        .unlock(address, by, { note });
      const count = attempts === 1 ? '1 wrong attempt is' : `${attempts} wrong attempts are`;
      const forgotten = attempts > 0 ? `; ${count} forgotten` : '';
      const state = wasLocked ? 'is unlocked' : 'was not locked';
      const text = `The mailbox ${address} ${state}${forgotten}.`;
      return { json: { address, wasLocked, failedAttempts: attempts }, text };
    },
  }),

  command({
    name: 'mailbox lock',
    argument: 'ADDRESS',
    summary: 'lets no PIN open a mailbox until it is unlocked',
    details:
      'A PIN of a later reset does not open it either, unless the policy has ResetUnlocks. The owner is\n' +
      'not told.',
    options: {},
    json: changedMailbox,
    needs: 'service',
    async run({ argument: address, services, by }) {
      const changed = await services.get(MailboxesService).lock(address, by);
      const text = `The mailbox ${address} is locked${changed ? '' : ' already'}.`;
      return { json: { address, changed }, text };
    },
  }),

  command({
    name: 'mailbox remove',
    argument: 'ADDRESS',
    summary: 'erases a mailbox and what is stored of its owner; there is no way back',
    details:
      'Address, name, numbers, PINs and waiting mail are erased. The audit keeps its events, by ids. An\n' +
      'account of the owner stays, without a mailbox: umpin account remove erases it. Refused while a\n' +
      'mail to the owner is under way.',
    options: {},
    json: removedMailbox,
    needs: 'service',
    async run({ argument: address, services, by }) {
      const { accounts } = await services.get(MailboxesService).remove(address, by);
      const left = accounts.map((login) => `\nThe account ${login} has no mailbox now.`);
      const text = `Removed the mailbox ${address}.${left.join('')}`;
      return { json: { address, accounts }, text };
    },
  }),

  command({
    name: 'mailbox export',
    argument: 'ADDRESS',
    summary: 'gives an owner all that is stored about him or her, as JSON',
    details: 'There is no PIN, password, key or hash in it. The export is on record.',
    options: {},
    json: mailboxExport,
    needs: 'service',
    async run({ argument: address, services, by }) {
      const exported = await services.get(MailboxExportService).export(address, by);
      return { json: exported, text: jsonText(exported) };
    },
  }),

  command({
    name: 'mailbox expire-pin',
    argument: 'ADDRESS',
    summary: 'has the running service replace a PIN that others know, by mail',
    details:
      'The PIN stays valid until the mail with another one is delivered. It never comes back: if that\n' +
      'mail bounces, the mailbox is locked.',
    options: {
      reason: {
        type: 'string',
        value: 'compromised',
        choices: ['compromised'],
        help: 'the only reason; has to be given',
      },
    },
    json: changedMailbox,
    needs: 'service',
    async run({ argument: address, options: { reason }, services, by }) {
      if (reason !== 'compromised') throw new CommandError('--reason takes compromised.');
      await services.get(MailboxesService).expireCompromisedPin(address, by);
      const text = `The running service will mail ${address} another PIN.`;
      return { json: { address, changed: true }, text };
    },
  }),

  command({
    name: 'mailbox import',
    argument: 'FILE',
    summary: 'adds the mailboxes of a CSV file, or of Exchange, all or none; - is standard input',
    details:
      'The first line names the columns, in any order: address,displayName,extensions,language,\n' +
      'umEnabled,policy, and phoneNumbers where there are any. A cell may be empty but for the\n' +
      'address. Several extensions (2 to 20 digits each) or phone numbers (4 to 20) are separated by\n' +
      'blanks or semicolons. umEnabled is true or false. The file is UTF-8, or UTF-16 with its byte\n' +
      'order mark, its delimiter a comma, a semicolon or a tab; a first line such as sep=; or\n' +
      '#TYPE is left out, and so are empty columns at the end.\n' +
      'Of Exchange: DisplayName, PrimarySmtpAddress, Extensions, UMMailboxPolicy, UMEnabled and\n' +
      'MissedCallNotificationEnabled. Its PINs cannot be taken over: --send-pin mails new ones.',
    options: {
      exchange: {
        type: 'boolean',
        help: 'FILE is what Get-UMMailbox | ConvertTo-Json or Export-Csv writes',
      },
      pins: {
        type: 'string',
        value: 'FILE',
        help: 'with --exchange: the same of Get-UMMailboxPIN; mailboxes locked out there are locked',
      },
      'dry-run': { type: 'boolean', help: 'checks everything and adds nothing' },
      'send-pin': { type: 'boolean', help: `${sendPinHelp}, for all that are enabled for UM` },
      ...shareExtension,
    },
    json: importedMailboxes,
    async run({ argument: file, options, services, terminal, by }) {
      const dryRun = options['dry-run'] ?? false;
      const sendPins = options['send-pin'] ?? false;
      const { pins: pinFile } = options;
      if (pinFile !== undefined && !options.exchange) {
        throw new CommandError('--pins goes with --exchange.');
      }
      const exchange = options.exchange
        ? { pins: pinFile === undefined ? undefined : bytesOf(pinFile, terminal) }
        : undefined;
      const { update: progress, end } = progressBar(terminal, 'Adding');
      const sharing = sharingOptions(options, terminal);
      const { mailboxes, firstPins } = await services
        .get(MailboxImportService)
        .import(
          bytesOf(file, terminal),
          { dryRun, sendPins, progress, ...(exchange && { exchange }), ...sharing },
          by,
        )
        .finally(end);
      const done = dryRun ? 'Nothing was added; without --dry-run, this adds' : 'Added';
      const pins = sendPins ? `; ${firstPins} of them get their first PIN by mail` : '';
      const text = `${done} ${mailboxes} ${mailboxes === 1 ? 'mailbox' : 'mailboxes'}${pins}.`;
      return { json: { mailboxes, firstPins, dryRun }, text };
    },
  }),

  command({
    name: 'mailbox check-pin',
    argument: 'ADDRESS',
    summary: 'says whether a PIN is valid, not valid, locked or expired',
    details:
      'The PIN is read from a prompt without an echo, or from the first line of standard input.\n' +
      'The exit code is 0 if it is valid, and 1 if it is not or the mailbox is locked.\n' +
      'A temporary PIN that was not changed in time is expired. A check does not count as an attempt.',
    options: {},
    json: checkedPin,
    async run({ argument: address, services, terminal }) {
      const typed = (await readSecret(terminal, 'PIN', { repeat: false })).trim();
      if (!/^[0-9]+$/.test(typed)) throw new CommandError('A PIN holds digits only.');
      const result = await services.get(PinDryRunService).checkPin(address, new Pin(typed));
      const code = result === 'valid' ? exitCode.done : exitCode.refused;
      return { json: { address, result }, text: result, code };
    },
  }),
];

function booleanOption<Name extends string>(
  options: Readonly<Partial<Record<Name, string | undefined>>>,
  name: Name,
): boolean | undefined {
  const word = options[name];
  return word === undefined ? undefined : parseBoolean(word, name);
}

/** `--extension ''` removes all of them. */
function parseNumbers(given: readonly string[] | undefined): readonly string[] | undefined {
  return given?.length === 1 && given[0] === '' ? [] : given;
}
