import { PoliciesService } from '../provisioning/policies.service.js';
import { command } from './command.js';
import { exitCode } from './exit-code.js';
import { exchangePolicy, policyFacts } from './policy-text.js';
import { policyOptions, readPolicyOptions } from './policy-options.js';
import { print } from './terminal.js';

export const policyCommands = [
  command({
    name: 'policy list',
    summary: 'lists the PIN policies',
    options: { json: { type: 'boolean', help: "for programs, under Exchange's names" } },
    async run({ options, services, terminal }) {
      const policies = await services.get(PoliciesService).list();
      const text = options.json
        ? JSON.stringify(policies.map(exchangePolicy), null, 2)
        : policies.map(policyFacts).join('\n\n');
      print(terminal, text);
      return exitCode.done;
    },
  }),

  command({
    name: 'policy set',
    argument: 'NAME',
    summary: 'changes a PIN policy, or creates one',
    details:
      'Settings that are not given stay as they are; those of a new policy are as Exchange has\n' +
      'them. PINs that exist stay valid. An empty text is none.',
    options: policyOptions,
    async run({ argument: name, options, services, terminal, by }) {
      const settings = readPolicyOptions(options);
      const change = await services.get(PoliciesService).set(name, settings, by);
      const end = change === 'unchanged' ? 'is as it was' : `was ${change}`;
      print(terminal, `The policy ${name} ${end}.`);
      return exitCode.done;
    },
  }),
];
