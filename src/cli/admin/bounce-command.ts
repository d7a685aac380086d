import { CONFIG, type Config } from '../../config/config.js';
import {
  DeliveryReports,
  type ReportOutcome,
} from '../../notification/bounces/delivery-reports.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { bytesOf } from '../shared/terminal.js';
import { command } from './command.js';
import { handledReport } from './json-shapes.js';

const texts: Record<ReportOutcome, string> = {
  recorded: 'The report was recorded.',
  returned: 'The report was recorded, and the previous PIN is valid again.',
  locked: 'The report was recorded, and the mailbox is locked.',
  unknown: 'The mail was dropped: what it reports about is not known.',
  'too-early': 'The delivery of the mail is not recorded yet: try again later.',
  forged: 'The mail was dropped: no mail had this address as its sender.',
  'not-a-report': 'The mail was dropped: it is no delivery report.',
  'no-status': 'The mail was dropped: it is a delivery report without a status.',
};

export const bounceCommand = command({
  name: 'bounce',
  argument: 'RECIPIENT',
  summary: 'takes a mail to an address below BOUNCE_ADDRESS from a mail server, on standard input',
  details:
    'RECIPIENT is the address that the mail came to, with its token. The exit code is 0 if the mail was\n' +
    'taken, whether it counts or is dropped, and 75 if the mail server has to try again later.',
  options: {},
  json: handledReport,
  failureCode: exitCode.tryAgain,
  async run({ argument: recipient, services, terminal }) {
    if (!services.get<Config>(CONFIG).bounceAddress) {
      throw new CommandError('BOUNCE_ADDRESS is not set.');
    }
    const outcome = await services.get(DeliveryReports).handle(recipient, bytesOf('-', terminal));
    const code = outcome === 'too-early' ? exitCode.tryAgain : exitCode.done;
    return { json: { outcome }, text: texts[outcome], code };
  },
});
