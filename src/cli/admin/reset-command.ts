import { AdministratorResets } from '../../pin-reset/administrator-resets.js';
import { command } from './command.js';
import { mailedReset } from './json-shapes.js';
import { noteOptions, readNoteOptions } from './note-options.js';

export const resetCommand = command({
  name: 'reset',
  argument: 'ADDRESS',
  summary: 'makes a new PIN for the owner of a mailbox, and mails it',
  details:
    'As if the owner had asked the service: the PIN before it stays valid until the mail server has\n' +
    'accepted the mail, and the command waits for that. The limits of the service hold. The PIN is\n' +
    'shown to nobody.',
  options: noteOptions,
  json: mailedReset,
  needs: 'service',
  async run({ argument: address, options, services, by }) {
    await services.get(AdministratorResets).reset(address, by, readNoteOptions(options));
    return {
      json: { address, mailed: true },
      text: `A new PIN was mailed to ${address}, and is valid.`,
    };
  },
});
