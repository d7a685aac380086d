import { isPlainName } from '../../../accounts/account-rules.js';
import { ProvisioningError, quoted, refuseIf } from '../../../accounts/provisioning-error.js';
import { readAddressList } from '../../../campaigns/admin/address-list.js';
import type { CampaignOrder } from '../../../campaigns/admin/campaign-order.js';
import type { PageForm } from '../access/page-form.js';
import type { CampaignsTexts } from './texts/campaigns-texts.js';

/** The form of a campaign as it was filled in. */
export interface TypedOrder {
  /** Empty until somebody has chosen. */
  readonly which: string;
  readonly policy: string;
  readonly pattern: string;
  readonly addresses: string;
  readonly olderThan: string;
  readonly perMinute: string;
  readonly skipUnknown: boolean;
  readonly compromised: boolean;
}

export function readTyped(form: PageForm): TypedOrder {
  return {
    which: form.text('which'),
    policy: form.text('policy'),
    pattern: form.text('pattern'),
    addresses: form.text('addresses'),
    olderThan: form.text('olderThan'),
    perMinute: form.text('perMinute'),
    skipUnknown: form.has('skipUnknown'),
    compromised: form.has('compromised'),
  };
}

/**
 * What was meant; the service decides whether that is an order.
 *
 * @throws ProvisioningError for a text that no mailbox can have
 */
export function orderOf(typed: TypedOrder, texts: CampaignsTexts['form']): CampaignOrder {
  const { policy, pattern, olderThan, perMinute, skipUnknown, compromised } = typed;
  const addresses = typed.addresses === '' ? undefined : readAddressList(typed.addresses);
  const given = [policy, pattern, ...(addresses ?? [])].filter((each) => each !== '');
  const wrong = given.filter((each) => !isPlainName(each));
  refuseIf(wrong.map((each) => texts.notAName(quoted(each))));
  return {
    all: typed.which === 'all' ? true : undefined,
    policy: policy === '' ? undefined : policy,
    addressPattern: pattern === '' ? undefined : pattern,
    addresses,
    olderThanDays: olderThan === '' ? undefined : wholeNumber(olderThan),
    skipUnknown,
    compromised,
    perMinute: wholeNumber(perMinute),
  };
}

/** NaN, which breaks every rule, for what is none. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

/** Whether the mailboxes are not those any more that the administrator has seen. */
export function hasChanged(error: unknown): boolean {
  return error instanceof ProvisioningError && error.because === 'changed';
}
