import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { hasReached } from '../../campaigns/campaign-outcome.js';
import { readAddressList } from '../../campaigns/admin/address-list.js';
import type { CampaignStatus } from '../../campaigns/admin/campaign-figures.js';
import { ratesPerMinute, type CampaignOrder } from '../../campaigns/admin/campaign-order.js';
import { CampaignOrders } from '../../campaigns/admin/campaign-orders.service.js';
import { CampaignReports } from '../../campaigns/admin/campaign-reports.service.js';
import { readText } from '../../credentials/admin/read-text.js';
import {
  campaignSchema,
  changedCampaign,
} from '../../transports/admin/campaigns/campaigns.contract.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { bytesOf, type Terminal } from '../shared/terminal.js';
import {
  campaignFacts,
  campaignTable,
  planText,
  progressLine,
  progressOf,
  reportCsv,
  reportTable,
} from './campaign-text.js';
import { command } from './command.js';
import { campaignReport, startedCampaign } from './json-shapes.js';
import { progressBar } from './progress-bar.js';

const { least, most } = ratesPerMinute;

const second = 1_000;

const selectionOptions = {
  policy: { type: 'string', value: 'NAME', help: 'those of a policy' },
  address: {
    type: 'string',
    value: 'PATTERN',
    help: 'those whose address matches, as in *@example.com',
  },
  file: {
    type: 'string',
    value: 'FILE',
    help: 'those of a list, one address a line; - is standard input',
  },
  'older-than': { type: 'string', value: 'DAYS', help: 'those whose PIN is older' },
  all: { type: 'boolean', help: 'all mailboxes' },
  'skip-unknown': {
    type: 'boolean',
    help: 'leaves out addresses without a mailbox, rather than to refuse the list',
  },
} as const;

export const campaignCommands = [
  command({
    name: 'campaign start',
    summary: 'has the running service reset the PINs of many mailboxes, each with one mail',
    details:
      'Chooses the mailboxes to which every given option applies. The service works through them at the\n' +
      'rate, for all its instances together, and goes on after any crash. The old PIN of a mailbox stays\n' +
      'valid until the mail with the new one is delivered.',
    options: {
      ...selectionOptions,
      rate: {
        type: 'string',
        value: 'PER_MINUTE',
        help: `mails in a minute, ${least} to ${most}; has to be given`,
      },
      reason: {
        type: 'string',
        value: 'compromised',
        help: 'others know the PINs: none comes back if its mail bounces, but the mailbox is locked',
      },
      'dry-run': { type: 'boolean', help: 'says what would be done, and does nothing' },
    },
    json: startedCampaign,
    needs: 'service',
    async run({ options, services, terminal, by }) {
      const order = await readOrder(options, terminal);
      const service = services.get(CampaignOrders);
      if (options['dry-run']) {
        const plan = await service.plan(order);
        const text = `Nothing was started. ${planText(plan, order.perMinute)}`;
        return { json: { id: null, ...plan }, text };
      }
      const { id, plan } = await service.start(order, by);
      const text = `Started campaign ${id}. ${planText(plan, order.perMinute)}`;
      return { json: { id, ...plan }, text };
    },
  }),

  command({
    name: 'campaign list',
    summary: 'lists the campaigns, the newest first',
    options: {},
    json: z.array(campaignSchema),
    needs: 'service',
    async run({ services }) {
      const list = await services.get(CampaignReports).list();
      return { json: list, text: campaignTable(list) };
    },
  }),

  command({
    name: 'campaign status',
    argument: '[ID]',
    summary: 'shows how far a campaign is, the newest unless given',
    options: {
      watch: { type: 'boolean', help: 'follows it until its last mail is delivered or dropped' },
    },
    json: campaignSchema,
    needs: 'service',
    async run({ argument, options: { watch }, services, terminal }) {
      const service = services.get(CampaignReports);
      let status = await service.status(readId(argument));
      if (watch) status = await follow(status, service, terminal);
      return { json: status, text: campaignFacts(status) };
    },
  }),

  command({
    name: 'campaign pause',
    argument: 'ID',
    summary: 'stages no further reset; mails that wait are still delivered',
    options: {},
    json: changedCampaign,
    needs: 'service',
    async run({ argument, services, by }) {
      const id = readId(argument) ?? 0;
      const changed = await services.get(CampaignOrders).pause(id, by);
      const text = `Campaign ${id} is paused${changed ? '' : ' already'}.`;
      return { json: { id, changed }, text };
    },
  }),

  command({
    name: 'campaign resume',
    argument: 'ID',
    summary: 'goes on with a paused campaign',
    options: {},
    json: changedCampaign,
    needs: 'service',
    async run({ argument, services, by }) {
      const id = readId(argument) ?? 0;
      const changed = await services.get(CampaignOrders).resume(id, by);
      const text = `Campaign ${id} is running${changed ? '' : ' already'}.`;
      return { json: { id, changed }, text };
    },
  }),

  command({
    name: 'campaign cancel',
    argument: 'ID',
    summary: 'ends a campaign before the turn of those that wait',
    details: 'PINs that have been reset stay so, and mails that wait are still delivered.',
    options: {},
    json: changedCampaign,
    needs: 'service',
    async run({ argument, services, by }) {
      const id = readId(argument) ?? 0;
      const changed = await services.get(CampaignOrders).cancel(id, by);
      const text = `Campaign ${id} is cancelled${changed ? '' : ' already'}.`;
      return { json: { id, changed }, text };
    },
  }),

  command({
    name: 'campaign report',
    argument: '[ID]',
    summary: 'lists the owners whom a campaign has not reached, and why',
    details: 'The exit code is 0 if every owner was reached, and 4 if some were not, or not yet.',
    options: {
      everyone: { type: 'boolean', help: 'lists those who were reached, too' },
      csv: { type: 'boolean', help: 'for a spreadsheet' },
    },
    json: campaignReport,
    needs: 'service',
    async run({ argument, options: { everyone, csv }, services }) {
      const report = await services.get(CampaignReports).report(readId(argument), { everyone });
      const { rows } = report;
      const summary = progressLine(progressOf(report));
      const table = rows.length > 0 ? `${summary}\n${reportTable(rows)}` : summary;
      const reached = rows.every(({ outcome }) => hasReached(outcome));
      return {
        json: report,
        text: csv ? reportCsv(rows) : table,
        code: reached ? exitCode.done : exitCode.findings,
      };
    },
  }),
];

interface OrderOptions {
  readonly policy?: string;
  readonly address?: string;
  readonly file?: string;
  readonly 'older-than'?: string;
  readonly all?: boolean;
  readonly 'skip-unknown'?: boolean;
  readonly rate?: string;
  readonly reason?: string;
}

/** @throws CommandError, ProvisioningError */
async function readOrder(options: OrderOptions, terminal: Terminal): Promise<CampaignOrder> {
  const { policy, address: addressPattern, file, 'older-than': age, all, rate, reason } = options;
  const some = [policy, addressPattern, file, age].some((option) => option !== undefined);
  if (some === Boolean(all)) {
    throw new CommandError(
      'Which mailboxes? --policy, --address, --file or --older-than, or --all.',
    );
  }
  if (reason !== undefined && reason !== 'compromised') {
    throw new CommandError('--reason takes compromised.');
  }
  const perMinute = readNumber(rate);
  if (perMinute === undefined || perMinute < least || perMinute > most) {
    throw new CommandError(`--rate takes the mails in a minute, ${least} to ${most}.`);
  }
  const olderThanDays = readNumber(age);
  if (age !== undefined && !olderThanDays) throw new CommandError('--older-than takes days.');
  return {
    all,
    policy,
    addressPattern,
    olderThanDays,
    addresses:
      file === undefined ? undefined : readAddressList(await readText(bytesOf(file, terminal))),
    skipUnknown: options['skip-unknown'],
    compromised: reason === 'compromised',
    perMinute,
  };
}

/** A bar on a terminal; elsewhere a line for each part of a hundred. */
async function follow(
  first: CampaignStatus,
  campaigns: CampaignReports,
  terminal: Terminal,
): Promise<CampaignStatus> {
  const { update, end } = progressBar(terminal, `Campaign ${first.id}`);
  let status = first;
  let printed = -1;
  for (;;) {
    const progress = progressOf(status);
    const done = progress.mailboxes - progress.open;
    const percent = Math.floor((100 * done) / progress.mailboxes);
    update(done, progress.mailboxes);
    if (!terminal.errors.isTTY && percent > printed) {
      terminal.errors.write(`${progressLine(progress)}\n`);
      printed = percent;
    }
    const { state, outcomes } = status;
    if ((state === 'done' || state === 'cancelled') && outcomes.mailing === 0) break;
    await sleep(second);
    status = await campaigns.status(status.id);
  }
  end();
  return status;
}

/** @throws CommandError */
function readId(argument: string): number | undefined {
  if (argument === '') return undefined;
  const id = readNumber(argument);
  if (id === undefined)
    throw new CommandError('A campaign has a number, which campaign list shows.');
  return id;
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
