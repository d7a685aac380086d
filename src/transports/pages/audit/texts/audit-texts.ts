import type { FindingKind } from '../../../../audit/verify/finding.js';
import type { Count } from '../../texts/page-count.js';

/** What the auditor's pages say. Times are ready to be read; the meanings of events and findings are in English. */
export interface AuditTexts {
  readonly title: string;
  readonly intro: string;
  readonly search: {
    readonly title: string;
    readonly mailbox: string;
    readonly mailboxHint: string;
    readonly actor: string;
    readonly actorHint: string;
    readonly event: string;
    readonly anyEvent: string;
    readonly from: string;
    readonly to: string;
    readonly dateHint: (zone: string) => string;
    readonly button: string;
    readonly all: string;
    readonly problem: string;
    readonly noMailbox: (quoted: string) => string;
    readonly notAName: (field: string) => string;
    readonly noSuchEvent: string;
    readonly notADate: (field: string) => string;
    readonly datesReversed: string;
  };
  readonly events: {
    readonly title: string;
    readonly caption: (zone: string) => string;
    readonly none: string;
    readonly noneHere: string;
    readonly time: string;
    readonly event: string;
    readonly who: string;
    readonly mailbox: string;
    readonly detail: string;
    readonly from: (source: string) => string;
    readonly removedMailbox: (id: string) => string;
    readonly more: string;
    readonly id: string;
    readonly place: string;
    readonly hash: string;
    readonly reset: string;
    readonly request: string;
    readonly older: string;
    readonly newest: string;
    readonly export: string;
    readonly exportHint: string;
  };
  readonly proof: {
    readonly title: string;
    readonly intro: string;
    readonly toSearch: string;
    readonly link: string;
    readonly root: {
      readonly title: string;
      readonly none: string;
      readonly short: (leaves: Count, time: string, key: string) => string;
      readonly size: string;
      readonly leaves: (count: Count) => string;
      readonly signed: string;
      readonly root: string;
      readonly key: string;
      readonly publicKey: string;
      readonly noPublicKey: string;
      readonly signature: string;
      readonly hint: string;
    };
    readonly verify: {
      readonly title: string;
      readonly button: string;
      readonly hint: string;
      readonly never: string;
      readonly running: (login: string, time: string) => string;
      /** Said by a screen reader, until it says the verdict. */
      readonly underWay: string;
      readonly progress: string;
      readonly percent: (percent: Count) => string;
      readonly refresh: string;
      readonly upTo: (leaves: Count) => string;
      readonly since: (leaves: Count) => string;
      readonly found: (findings: Count) => string;
      readonly checked: (events: Count, chains: Count) => string;
      readonly by: (login: string, time: string) => string;
      readonly failed: string;
      readonly failedText: string;
      readonly thisInstance: string;
      readonly done: string;
    };
    readonly findings: {
      readonly caption: string;
      readonly kind: string;
      readonly where: string;
      readonly event: string;
      readonly what: string;
      readonly kinds: Readonly<Record<FindingKind, string>>;
      readonly whole: string;
      readonly mailbox: (id: string) => string;
      readonly actor: (login: string) => string;
      readonly more: (findings: Count) => string;
    };
  };
}
