import { eventHash, noHash, type ChainedEvent } from '../chain/event-hash.js';
import type { Finding, FindingKind } from './finding.js';

export interface StoredEvent extends ChainedEvent {
  readonly hash: Buffer;
}

/** A place of the chain and the hash that it had when it was sealed. */
export interface SealedPlace {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** Places that were pruned, and the hash of the last one. */
export interface PrunedPlaces extends SealedPlace {
  readonly first: bigint;
}

/** What the database has of a chain beside its events. */
export interface ChainFacts {
  readonly chain: string;
  /** In the order of their places, as are the leaves. */
  readonly pruned: readonly PrunedPlaces[];
  readonly leaves: readonly SealedPlace[];
  readonly head: SealedPlace | undefined;
  /** The newest place that waits to be sealed. */
  readonly unsealed: bigint | undefined;
}

/** How far away an event is searched that has changed places with others. */
const searched = 256;

/**
 * Checks the events of one chain in their order: each has to continue the one before it, from the first place or
 * a pruned one up to the head, and to be what was sealed.
 */
export class ChainCheck {
  readonly findings: Finding[] = [];
  /** The events from the place that is checked next; the others are there to be compared with. */
  private window: StoredEvent[] = [];
  private expected = 1n;
  /** The hashes that the next event may continue; none if that cannot be known. */
  private previous: readonly Buffer[] = [noHash];
  private pruned: readonly PrunedPlaces[];
  /** The leaf that is compared next. */
  private leaf = 0;
  private sealedUpTo = 0n;
  private rewritten = false;
  private some = false;

  constructor(private readonly facts: ChainFacts) {
    this.pruned = facts.pruned;
  }

  add(event: StoredEvent): void {
    this.window.push(event);
    if (this.window.length > searched) this.checkNext();
  }

  end(): readonly Finding[] {
    while (this.window.length > 0) this.checkNext();
    this.skipPruned(undefined);
    this.checkEnd();
    return this.findings;
  }

  private checkNext(): void {
    const [event] = this.window;
    if (!event) return;
    this.some = true;
    this.skipPruned(event.seq);
    if (event.seq < this.expected) {
      this.window.shift();
      const place = `place ${event.seq}, which another one has or had`;
      this.find(
        'inserted',
        event.seq,
        event.seq,
        `the event ${event.id} claims ${place}`,
        event.id,
      );
      return;
    }
    if (event.seq > this.expected) this.missing(event.seq - 1n);
    const checked = this.belonging(event);
    this.window.shift();
    this.previous = [checked];
    this.expected = event.seq + 1n;
    this.compareWithLeaves(event.seq, checked);
  }

  /** The hash of this place, whatever event is in it. */
  private belonging(event: StoredEvent): Buffer {
    const { previous, window } = this;
    if (previous.length === 0 || previous.some((one) => eventHash(one, event).equals(event.hash))) {
      return event.hash;
    }
    const { seq } = event;
    for (const [index, other] of window.entries()) {
      if (index === 0) continue;
      const moved = { ...other, seq };
      const hash = previous
        .map((one) => eventHash(one, moved))
        .find((one) => one.equals(other.hash) || one.equals(event.hash));
      if (!hash) continue;
      // Otherwise it shares its place with one that was inserted, which is reported next.
      if (other.seq !== seq) {
        const text = `the event ${other.id} belongs to place ${seq} and is in place ${other.seq}`;
        this.find('reordered', seq, other.seq, text, other.id);
      }
      // The two change places, with the hashes that belong to the places.
      const swapped = hash.equals(event.hash) ? other.hash : event.hash;
      window[index] = { ...event, seq: other.seq, hash: swapped };
      return hash;
    }
    const text = `the event ${event.id} in place ${seq} is not what was recorded, or the one before it is not`;
    this.find('altered', seq, seq, text, event.id);
    return event.hash;
  }

  /** Goes on behind pruned places, up to a place that an event has. */
  private skipPruned(upTo: bigint | undefined): void {
    for (;;) {
      const [places, ...rest] = this.pruned;
      if (!places || (upTo !== undefined && places.first > upTo)) return;
      if (places.first > this.expected) this.missing(places.first - 1n);
      this.pruned = rest;
      this.some = true;
      if (places.seq < this.expected) continue;
      this.expected = places.seq + 1n;
      this.previous = [places.hash];
      this.sealedUpTo = places.seq;
      this.skipLeaves(places.seq);
    }
  }

  private missing(last: bigint): void {
    const first = this.expected;
    this.find('deleted', first, last, `${placesText(first, last)} missing`);
    const before = this.skipLeaves(last);
    this.previous = before?.seq === last ? [before.hash] : [];
    this.expected = last + 1n;
    this.sealedUpTo = last;
  }

  /** @returns the last one that was skipped */
  private skipLeaves(upTo: bigint): SealedPlace | undefined {
    const { leaves } = this.facts;
    for (let leaf = leaves[this.leaf]; leaf && leaf.seq <= upTo; leaf = leaves[this.leaf]) {
      this.leaf += 1;
    }
    return leaves[this.leaf - 1];
  }

  private compareWithLeaves(seq: bigint, hash: Buffer): void {
    const leaf = this.facts.leaves[this.leaf];
    if (leaf?.seq !== seq) return;
    if (!leaf.hash.equals(hash)) {
      if (!this.rewritten) {
        const first = this.sealedUpTo + 1n;
        const text = `${placesText(first, seq)} not what was sealed`;
        this.find('rewritten', first, seq, text);
      }
      this.rewritten = true;
      // It goes on from what was sealed, or from what replaced that.
      this.previous = [leaf.hash, hash];
    }
    this.sealedUpTo = seq;
    this.skipLeaves(seq);
  }

  private checkEnd(): void {
    const { chain, head, unsealed } = this.facts;
    const last = this.expected - 1n;
    const known = [head?.seq ?? 0n, this.facts.leaves.at(-1)?.seq ?? 0n, unsealed ?? 0n];
    const newest = known.reduce((one, other) => (one > other ? one : other));
    if (newest > last) {
      const kind = this.some ? 'cut-off' : 'history-missing';
      const what = this.some ? placesText(this.expected, newest) : `all ${newest} events are`;
      this.find(kind, this.expected, newest, `${what} missing`);
      return;
    }
    if (last > this.sealedUpTo && (unsealed ?? 0n) < last) {
      const first = this.sealedUpTo + 1n;
      const text = `${placesText(first, last)} neither sealed nor waiting to be`;
      this.find('inserted', first, last, text);
      return;
    }
    const same = head?.seq === last && this.previous.some((hash) => hash.equals(head.hash));
    if (!same && this.previous.length > 0) {
      this.find('rewritten', last, last, `the newest event is not the head of the chain ${chain}`);
    }
  }

  private find(kind: FindingKind, first: bigint, last: bigint, text: string, event?: string): void {
    const { chain } = this.facts;
    const places = [String(first), String(last)] as const;
    this.findings.push({ kind, chain, places, ...(event && { event }), text });
  }
}

function placesText(first: bigint, last: bigint): string {
  return first === last
    ? `the event in place ${first} is`
    : `the events in places ${first} to ${last} are`;
}
