import type { ScopedMailbox } from '../../accounts/mailbox-scope.js';
import type { SharedExtension } from '../../accounts/shared-extensions.js';
import { quoted } from '../../accounts/provisioning-error.js';

/** A mailbox that has an extension, or is to get it. */
export interface Owner extends ScopedMailbox {
  /** Its line in a file. */
  readonly line?: number;
}

export type Shared = SharedExtension<Owner>;

const howToGoOn = '--share-extension allows it anyway';

/** The reason to refuse an extension. */
export function problemText(shared: Shared): string {
  const { address, line } = shared.other;
  const owner = line === undefined ? quoted(address) : `${quoted(address)} on line ${line}`;
  return `extension ${quoted(shared.extension)} already belongs to ${owner}: ${effect(shared)}; ${howToGoOn}`;
}

/** A remark about an extension that is shared nevertheless. */
export function remarkText(shared: Shared): string {
  return `extension ${quoted(shared.extension)} also belongs to ${quoted(shared.other.address)}: ${effect(shared)}`;
}

/** The effect of a scope on an extension of two mailboxes. */
export function scopeText(shared: Shared, allowed: boolean): string {
  const owners = `${quoted(shared.other.address)} and ${quoted(shared.mailbox.address)}`;
  const text = `extension ${quoted(shared.extension)} belongs to ${owners}: ${effect(shared)}`;
  return allowed ? text : `${text}; ${howToGoOn}`;
}

function effect({ deniedBy, unscoped }: Shared): string {
  if (unscoped) return "no phone system's scope separates the two";
  if (deniedBy.length === 0) return 'no phone system may ask about both';
  const systems = deniedBy.length === 1 ? 'the phone system' : 'the phone systems';
  const names = new Intl.ListFormat('en').format(deniedBy.map(quoted));
  return `${systems} ${names} may ask about both, and would accept neither PIN`;
}
