import { z } from 'zod';
import { readExchangePolicies } from '../../credentials/admin/exchange-policies.js';
import {
  PoliciesService,
  type PolicySet,
  type PolicyView,
} from '../../credentials/admin/policies.service.js';
import { readText } from '../../credentials/admin/read-text.js';
import type { SettingValue } from '../../pin-policy/pin-policy.js';
import { settingList } from '../../pin-policy/policy-settings.js';
import { chanceText, definitionList } from '../shared/table.js';
import { bytesOf } from '../shared/terminal.js';
import { command } from './command.js';
import { policy, removedPolicy, setPolicy } from './json-shapes.js';
import { policyOptions, presetOption, readPolicyOptions, readPreset } from './policy-options.js';

export const policyCommands = [
  command({
    name: 'policy list',
    summary: 'lists the PIN policies, and how easily their PINs are guessed',
    options: {},
    json: z.array(policy),
    needs: 'service',
    async run({ services }) {
      const policies = await services.get(PoliciesService).list();
      return { json: policies.map(policyJson), text: policies.map(policyFacts).join('\n\n') };
    },
  }),

  command({
    name: 'policy show',
    argument: 'NAME',
    summary: 'shows a PIN policy, and how easily its PINs are guessed',
    options: {},
    json: policy,
    needs: 'service',
    async run({ argument: name, services }) {
      const found = await services.get(PoliciesService).show(name);
      return { json: policyJson(found), text: policyFacts(found) };
    },
  }),

  command({
    name: 'policy set',
    argument: 'NAME',
    summary: 'changes a PIN policy, or creates one',
    details:
      'Settings that are not given stay as they are; those of a new policy are as Exchange has\n' +
      'them. A preset is all settings but the texts; what is given beside it is set over it. PINs\n' +
      'that exist stay valid. An empty text is none.',
    options: { ...presetOption, ...policyOptions },
    json: setPolicy,
    needs: 'service',
    async run({ argument: name, options: { preset, ...options }, services, by }) {
      const settings = { ...readPreset(preset), ...readPolicyOptions(options) };
      const done = await services.get(PoliciesService).set(name, settings, by);
      return { json: policySetJson(done), text: policySetText(done) };
    },
  }),

  command({
    name: 'policy remove',
    argument: 'NAME',
    summary: 'deletes a PIN policy that nothing depends on',
    details:
      'It is refused while a mailbox has it, or a role or an API key is limited to it. Default\n' +
      'stays: new mailboxes have it.',
    options: {},
    json: removedPolicy,
    needs: 'service',
    async run({ argument: written, services, by }) {
      const name = await services.get(PoliciesService).remove(written, by);
      return { json: { name, changed: true } as const, text: `Removed the policy ${name}.` };
    },
  }),

  command({
    name: 'policy import',
    argument: 'FILE',
    summary:
      "sets the policies of Exchange's Get-UMMailboxPolicy, all or none; - is standard input",
    details:
      'The file is what Get-UMMailboxPolicy | ConvertTo-Json writes, or policy list --json. Settings\n' +
      'that it does not have stay as they are, or are as Exchange has them in a new policy.',
    options: {},
    json: z.array(setPolicy),
    async run({ argument: file, services, terminal, by }) {
      const wanted = readExchangePolicies(await readText(bytesOf(file, terminal)));
      const done = await services.get(PoliciesService).setAll(wanted, by);
      return { json: done.map(policySetJson), text: done.map(policySetText).join('\n') };
    },
  }),
];

/** A policy for programs, under the names of Get-UMMailboxPolicy and our own. */
function policyJson(policy: PolicyView) {
  const { allowed, beforeLock, perYear } = policy.risk;
  return {
    ...settingsOf(policy),
    AllowedPINs: String(allowed),
    GuessChanceBeforeLock: beforeLock,
    GuessChancePerYear: perYear,
  };
}

function policySetJson({ change, policy: set }: PolicySet) {
  return { change, policy: policyJson(set) };
}

/** A policy for people, one setting on each line. */
function policyFacts(policy: PolicyView): string {
  const { allowed, beforeLock, perYear } = policy.risk;
  const settings = Object.entries(settingsOf(policy)).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') || '-' : String(value ?? '-');
    return [name, text] as const;
  });
  return definitionList([
    ...settings,
    ['AllowedPINs', allowed.toLocaleString('en')],
    ['GuessChanceBeforeLock', chanceText(beforeLock)],
    ['GuessChancePerYear', chanceText(perYear)],
  ]);
}

/** The change of a policy, and the resulting risk that one of its PINs is guessed. */
function policySetText({ change, policy: { name, minPinLength, risk } }: PolicySet): string {
  const end = change === 'unchanged' ? 'is as it was' : `was ${change}`;
  const allowed = risk.allowed.toLocaleString('en');
  return [
    `The policy ${name} ${end}.`,
    `It allows ${allowed} PINs of ${minPinLength} digits. Chance to guess one: before the lock ` +
      `${chanceText(risk.beforeLock)}, within a year ${chanceText(risk.perYear)}.`,
  ].join('\n');
}

function settingsOf(policy: PolicyView): Record<string, SettingValue> {
  const settings = settingList.map((setting): [string, SettingValue | string] => {
    const none = setting.kind === 'number' && setting.none ? setting.none : null;
    return [setting.exchangeName, policy[setting.name] ?? none];
  });
  return Object.fromEntries([['Name', policy.name], ...settings]);
}
