import { quoted, refuseIf } from '../../accounts/provisioning-error.js';
import { allPhoneSystems, type PhoneSystem } from '../../accounts/accounts.repository.js';
import { includes, type MailboxScope, type ScopedMailbox } from '../../accounts/mailbox-scope.js';
import type { Tx } from '../../database/transaction.js';
import { ownersOf, sharedExtensions, type SharedExtension } from './extension-owners.js';

/** How to proceed if an extension has several owners. */
export interface SharingOptions {
  /** Whether to proceed although a phone system will then accept no PIN for the extension. */
  readonly shareExtensions?: boolean | undefined;
  /** The mailboxes that the caller may change: it can share extensions of no others. Everyone's unless given. */
  readonly scope?: MailboxScope | undefined;
  /** Told of shared extensions that are no reason to refuse, before anything is written. */
  readonly onShared?: ((remarks: readonly string[]) => void) | undefined;
}

/** A mailbox that has an extension, or is to get it. */
interface Owner extends ScopedMailbox {
  /** Its line in a file. */
  readonly line?: number;
}

/** A mailbox as it is to become. */
export interface WantedMailbox extends Owner {
  readonly extensions: readonly string[];
}

type Shared = SharedExtension<Owner>;

/** A shared extension in words for an administrator, and its line in the file. */
export interface Finding {
  readonly line: number | undefined;
  readonly text: string;
}

export interface Findings {
  /** Reasons to refuse the change. */
  readonly problems: readonly Finding[];
  readonly remarks: readonly Finding[];
}

/**
 * Looks for extensions of wanted mailboxes that others have as well, stored or wanted. A phone system
 * that may ask about two owners accepts neither PIN, so that is a problem; so is an extension whose
 * owners no scope separates. The findings hold until the transaction ends if it holds the lock
 * (`lockExtensions`).
 *
 * @param present the mailboxes before the change, if they exist: what they share already is no finding
 */
export async function checkExtensions(
  tx: Tx,
  wanted: readonly WantedMailbox[],
  { shareExtensions = false, scope = { kind: 'everyone' } }: SharingOptions,
  present: readonly WantedMailbox[] = [],
): Promise<Findings> {
  const phoneSystems = await allPhoneSystems(tx);
  const before = present.length > 0 ? await sharedBy(tx, present, phoneSystems) : [];
  const known = new Set(before.flatMap(effectsOf));
  const found = await sharedBy(tx, wanted, phoneSystems);
  const news = found.filter((shared) => effectsOf(shared).some((effect) => !known.has(effect)));
  // The other owner would be shut out as well.
  const mayShare = ({ other }: Shared) => shareExtensions && includes(scope, other);
  const stops = (shared: Shared) => isConfusing(shared) && !mayShare(shared);
  const finding = (shared: Shared, text: string) => ({ line: shared.mailbox.line, text });
  return {
    problems: news.filter(stops).map((shared) => finding(shared, problemText(shared))),
    remarks: news
      .filter((shared) => !stops(shared))
      .map((shared) => finding(shared, remarkText(shared))),
  };
}

/**
 * Looks for extensions of which a phone system would see two owners for the first time by another
 * scope. The transaction must hold the lock, as above.
 *
 * @param before the mailboxes that it may ask about at present; undefined: none
 */
export async function checkScope(
  tx: Tx,
  phoneSystem: PhoneSystem,
  before: MailboxScope | undefined,
  { shareExtensions = false }: SharingOptions,
): Promise<Findings> {
  const isKnown = ({ mailbox, other }: Shared) =>
    before !== undefined && includes(before, mailbox) && includes(before, other);
  const owners = await ownersOf(tx);
  const findings = [...owners]
    .flatMap(([extension, each]) => sharedExtensions<Owner>(extension, each, [phoneSystem]))
    .filter((shared) => shared.deniedBy.length > 0 && !isKnown(shared))
    .map((shared) => ({ line: undefined, text: scopeText(shared, shareExtensions) }));
  const [problems, remarks] = shareExtensions ? [[], findings] : [findings, []];
  return { problems, remarks };
}

/**
 * Stops for problems, and tells of everything else.
 *
 * @throws ProvisioningError
 */
export function heed({ problems, remarks }: Findings, { onShared }: SharingOptions): void {
  refuseIf(problems.map(textOf), { because: 'extension-shared' });
  if (remarks.length > 0) onShared?.(remarks.map(textOf));
}

/** The text, with its line if it comes from a file. */
export function textOf({ line, text }: Finding): string {
  return line === undefined ? text : `line ${line}: ${text}`;
}

async function sharedBy(
  tx: Tx,
  wanted: readonly WantedMailbox[],
  phoneSystems: readonly PhoneSystem[],
): Promise<Shared[]> {
  const wantedOwners = new Map<string, Map<string, WantedMailbox>>();
  for (const mailbox of wanted) {
    for (const extension of mailbox.extensions) {
      const owners = wantedOwners.get(extension) ?? new Map<string, WantedMailbox>();
      // An address that occurs twice is reported elsewhere.
      wantedOwners.set(
        extension,
        owners.set(keyOf(mailbox), owners.get(keyOf(mailbox)) ?? mailbox),
      );
    }
  }
  // What is wanted of a mailbox takes the place of what is stored of it.
  const replaced = new Set(wanted.map(keyOf));
  const stored = await ownersOf(tx, [...wantedOwners.keys()]);
  return [...wantedOwners].flatMap(([extension, owners]) => {
    const others = (stored.get(extension) ?? []).filter((other) => !replaced.has(keyOf(other)));
    const all: Owner[] = [...others, ...owners.values()];
    const shared = sharedExtensions(extension, all, phoneSystems);
    return shared.filter(({ mailbox }) => owners.has(keyOf(mailbox)));
  });
}

function keyOf({ address }: ScopedMailbox): string {
  return address.toLowerCase();
}

/** The effect of sharing as comparable keys: the phone systems that deny the PINs, if any. */
function effectsOf({ extension, mailbox, other, deniedBy, unscoped }: Shared): string[] {
  const at = deniedBy.length > 0 ? deniedBy : [unscoped];
  const pair = [keyOf(mailbox), keyOf(other)].sort();
  return at.map((each) => JSON.stringify([extension, pair, each]));
}

function isConfusing({ deniedBy, unscoped }: Shared): boolean {
  return unscoped || deniedBy.length > 0;
}

const howToGoOn = '--share-extension allows it anyway';

/** The reason to refuse an extension. */
function problemText(shared: Shared): string {
  const { address, line } = shared.other;
  const owner = line === undefined ? quoted(address) : `${quoted(address)} on line ${line}`;
  return `extension ${quoted(shared.extension)} already belongs to ${owner}: ${effect(shared)}; ${howToGoOn}`;
}

/** A remark about an extension that is shared nevertheless. */
function remarkText(shared: Shared): string {
  return `extension ${quoted(shared.extension)} also belongs to ${quoted(shared.other.address)}: ${effect(shared)}`;
}

/** The effect of a scope on an extension of two mailboxes. */
function scopeText(shared: Shared, allowed: boolean): string {
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
