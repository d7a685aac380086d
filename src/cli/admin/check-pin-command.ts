import { Pin } from '../../pin-policy/pin.js';
import { PinDryRunService } from '../../credentials/admin/pin-dry-run.service.js';
import { command } from './command.js';
import { CommandError } from '../shared/errors.js';
import { exitCode } from '../shared/exit-code.js';
import { readSecret } from '../shared/secret-prompt.js';
import { print } from '../shared/terminal.js';

export const checkPinCommand = command({
  name: 'mailbox check-pin',
  argument: 'ADDRESS',
  summary: 'says whether a PIN is valid, not valid, locked or expired',
  details:
    'The PIN is read from a prompt without an echo, or from the first line of standard input.\n' +
    'The exit code is 0 if it is valid, 1 if it is not or the mailbox is locked, 2 if the check failed.\n' +
    'A temporary PIN that was not changed in time is expired. A check does not count as an attempt.',
  options: {},
  async run({ argument: address, services, terminal }) {
    const typed = (await readSecret(terminal, 'PIN', { repeat: false })).trim();
    if (!/^[0-9]+$/.test(typed)) throw new CommandError('A PIN holds digits only.');
    const worth = await services.get(PinDryRunService).checkPin(address, new Pin(typed));
    print(terminal, worth);
    return worth === 'valid' ? exitCode.done : exitCode.no;
  },
});
