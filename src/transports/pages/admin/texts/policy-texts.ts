import type { OwnViolation } from '../../../../pin-policy/pin-rules.js';
import type { bounceReactions, SettingName } from '../../../../pin-policy/policy-settings.js';
import type { SettingGroup } from '../policies/policy-form.js';

export interface PolicyTexts {
  readonly title: string;
  readonly caption: string;
  readonly newTitle: string;
  readonly oneTitle: (name: string) => string;
  readonly name: string;
  readonly saved: (name: string) => string;
  readonly taken: string;
  readonly groups: Readonly<Record<SettingGroup, string>>;
  readonly settings: Readonly<
    Record<SettingName, { readonly label: string; readonly hint: string }>
  >;
  /** A hint, and the range of a number. */
  readonly number: (hint: string, low: number, high: number) => string;
  /** A hint, and the longest text. */
  readonly text: (hint: string, most: number) => string;
  /** The words for no number. */
  readonly none: Readonly<Record<'Unlimited' | 'Never', string>>;
  readonly bounce: Readonly<Record<(typeof bounceReactions)[number], string>>;
  /** The PINs that a rule refuses. */
  readonly rules: Readonly<Record<OwnViolation, string>>;
  readonly showRisk: string;
  readonly risk: string;
  readonly allowed: string;
  readonly beforeLock: string;
  readonly perYear: string;
  readonly chance: (percent: string, oneIn: string) => string;
  readonly atMost: (chance: string) => string;
  readonly wouldBeRefused: string;
  readonly examples: {
    readonly title: string;
    readonly hint: (extension: string, phoneNumber: string) => string;
    readonly none: (rule: string) => string;
    readonly noBlocklist: string;
    /** The other rules that refuse the example. */
    readonly also: (rules: readonly string[]) => string;
  };
}
