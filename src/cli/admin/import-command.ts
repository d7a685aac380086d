import { MailboxImportService } from '../../credentials/admin/mailbox-import.service.js';
import { command } from './command.js';
import { exitCode } from '../shared/exit-code.js';
import { sendPinHelp } from './mailbox-commands.js';
import { progressBar } from './progress-bar.js';
import { shareExtension, sharingOptions } from './share-extension.js';
import { bytesOf, print } from '../shared/terminal.js';

export const importCommand = command({
  name: 'mailbox import',
  argument: 'FILE',
  summary: 'adds the mailboxes of a CSV file, all or none; - is standard input',
  details:
    'The first line names the columns, in any order: address,displayName,extensions,language,\n' +
    'umEnabled,policy, and phoneNumbers where there are any. A cell may be empty but for the\n' +
    'address. Several extensions (2 to 20 digits each) or phone numbers (4 to 20) are separated by\n' +
    'blanks or semicolons. umEnabled is true or false. The file is UTF-8, or UTF-16 with its byte\n' +
    'order mark, its delimiter a comma, a semicolon or a tab; a first line such as sep=; or\n' +
    '#TYPE is left out, and so are empty columns at the end.',
  options: {
    'dry-run': { type: 'boolean', help: 'checks everything and adds nothing' },
    'send-pin': { type: 'boolean', help: `${sendPinHelp}, for all that are enabled for UM` },
    ...shareExtension,
  },
  async run({ argument: file, options, services, terminal, by }) {
    const dryRun = options['dry-run'] ?? false;
    const sendPins = options['send-pin'] ?? false;
    const { update: progress, end } = progressBar(terminal, 'Adding');
    const sharing = sharingOptions(options, terminal);
    const { mailboxes, firstPins } = await services
      .get(MailboxImportService)
      .import(bytesOf(file, terminal), { dryRun, sendPins, progress, ...sharing }, by)
      .finally(end);
    const done = dryRun ? 'Nothing was added; without --dry-run, this adds' : 'Added';
    const pins = sendPins ? `; ${firstPins} of them get their first PIN by mail` : '';
    print(terminal, `${done} ${mailboxes} ${mailboxes === 1 ? 'mailbox' : 'mailboxes'}${pins}.`);
    return exitCode.done;
  },
});
