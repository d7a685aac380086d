import { KeyRotation } from '../../key-rotation/key-rotation.service.js';
import {
  keyRingSchema,
  retiredKeySchema,
  rotationSchema,
} from '../../transports/admin/keys/keys.contract.js';
import { exitCode } from '../shared/errors.js';
import { command, loneCommand } from './command.js';
import { newKey } from './json-shapes.js';
import { hasFindings, ringText } from './key-text.js';
import { writeNewKey } from './new-key-file.js';
import { progressBar } from './progress-bar.js';

export const keyCommands = [
  command({
    name: 'keys status',
    summary: 'shows the keys of SEALING_KEYS, and how many values are sealed with each',
    details:
      'The exit code is 4 if values are sealed with a key that is not in the ring, or if an instance\n' +
      'has other keys than this command. No key is shown.',
    options: {},
    json: keyRingSchema,
    needs: 'service',
    async run({ services }) {
      const status = await services.get(KeyRotation).status();
      const code = hasFindings(status) ? exitCode.findings : exitCode.done;
      return { json: status, text: ringText(status), code };
    },
  }),

  loneCommand({
    name: 'keys new',
    argument: 'FILE',
    summary: 'writes a new key into a new file, as an entry for SEALING_KEYS',
    details:
      'Only its owner can read the file, and an existing one is kept. Nothing else is changed:\n' +
      'docs/operate/rotate-keys.md says how the key comes into use.',
    options: {
      id: {
        type: 'string',
        value: 'ID',
        help: 'the name of the key; default the date, such as k20260309',
      },
    },
    json: newKey,
    async runAlone({ argument: file, options, terminal }) {
      const id = options.id ?? `k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`;
      await writeNewKey(file, id, terminal);
      const text = `Wrote the new key ${id}. Add it at the end of SEALING_KEYS on all instances first.`;
      return { json: { id, file }, text };
    },
  }),

  command({
    name: 'keys rotate',
    summary: 'seals everything with the first key of SEALING_KEYS, while the service runs',
    details:
      'PIN hashes, passwords and waiting mail, in batches. Whatever ends it, another run does the rest.\n' +
      'Refused unless every instance that runs seals with that key. The exit code is 4 if something is\n' +
      'left under another key.',
    options: {},
    json: rotationSchema,
    needs: 'service',
    async run({ services, terminal, by }) {
      const { update: progress, end } = progressBar(terminal, 'Sealing');
      const result = await services.get(KeyRotation).rotate(by, { progress }).finally(end);
      const { resealed, left, unopened } = result;
      const lines = [`Sealed ${count(resealed)} with the current key.`];
      if (left > 0) lines.push(`${count(left)} changed each time: run it again.`);
      if (unopened > 0) lines.push(`No key of the ring opens ${count(unopened)}: see keys status.`);
      const code = left + unopened > 0 ? exitCode.findings : exitCode.done;
      return { json: result, text: lines.join('\n'), code };
    },
  }),

  command({
    name: 'keys retire',
    argument: 'ID',
    summary: 'says whether a key may be taken out of SEALING_KEYS, and records that it is',
    details:
      'Refused while a value is sealed with the key, an instance seals with it, or reports about mails\n' +
      'that were sent under it may still come: those would be dropped, and no bounce would bring a PIN back.',
    options: {
      'despite-reports': {
        type: 'boolean',
        help: 'gives up those reports, as after a key was stolen',
      },
    },
    json: retiredKeySchema,
    needs: 'service',
    async run({ argument: id, options, services, by }) {
      const despiteReports = options['despite-reports'] ?? false;
      await services.get(KeyRotation).retire(id, by, { despiteReports });
      const text = `Nothing needs ${id}: take it out of SEALING_KEYS on all instances.`;
      return { json: { retired: id }, text };
    },
  }),
];

const count = (values: number) => `${values} ${values === 1 ? 'value' : 'values'}`;
