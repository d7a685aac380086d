import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { KeyRing } from './key-ring.js';
import { keyIdOf, Sealer, type SealContext } from './sealer.js';

/** How many values of a column are sealed under a key. */
export interface KeyUse {
  /** `table.column`, and the place inside if it holds more than one value. */
  readonly place: string;
  readonly key: string;
  readonly count: number;
}

/** A part of a table, in the order of its key. */
export interface CountedPage {
  /** The last row, where the next page begins; null if there was none. */
  readonly last: string | null;
  readonly uses: readonly KeyUse[];
}

/** What became of the values of a page that were not under the current key. */
export interface ResealedPage {
  readonly last: string | null;
  /** Values that are under the current key now. */
  readonly resealed: number;
  /** Values whose row has changed meanwhile, or is locked: for another pass. */
  readonly left: number;
  /** Values that no key of the ring opens. */
  readonly unopened: number;
}

/** The sealed values of one folder's tables: each folder counts and re-seals its own. */
export interface SealedTable {
  /** How many rows each key has on the page after this row; undefined: the first page. */
  count(after: string | undefined, rows: number): Promise<CountedPage>;
  /**
   * Seals all values on the page after this row with the current key. A row that has changed since it was
   * read stays as it is (compare and swap), and none is waited for.
   *
   * @param by whom the change is recorded for (P12)
   */
  reseal(after: string | undefined, rows: number, by: Actor): Promise<ResealedPage>;
}

/** Seals values that are under another key with the current one. */
@Injectable()
export class Resealer {
  constructor(
    private readonly sealer: Sealer,
    private readonly keyRing: KeyRing,
  ) {}

  get currentKey(): string {
    return this.keyRing.current.id;
  }

  row(context: SealContext): ResealedRow {
    return new ResealedRow(this.sealer, this.currentKey, context);
  }

  /** A row with one sealed value. */
  value(row: SealedValue, purpose: SealContext['purpose']): ResealedValue {
    const seals = this.row({ purpose, row: row.id });
    return { ...row, resealed: seals.of(row.sealed), seals };
  }
}

export interface SealedValue {
  readonly id: string;
  readonly sealed: string | null;
}

export interface ResealedValue extends SealedValue {
  readonly resealed: string | null;
  readonly seals: ResealedRow;
}

/**
 * Stores those rows of a page that are sealed again.
 *
 * @param rows all rows of the page, with what became of their values
 * @param swap stores these rows, and returns those that were still as they had been read
 */
export async function resealedPage<
  Row extends { readonly id: string; readonly seals: ResealedRow },
>(
  rows: readonly Row[],
  swap: (changed: readonly Row[]) => Promise<readonly { readonly id: string }[]>,
): Promise<ResealedPage> {
  const changed = rows.filter(({ seals }) => seals.resealed > 0);
  const swapped = new Set((changed.length > 0 ? await swap(changed) : []).map(({ id }) => id));
  const page = { last: rows.at(-1)?.id ?? null, resealed: 0, left: 0, unopened: 0 };
  for (const { id, seals } of rows) {
    page.unopened += seals.unopened;
    page[swapped.has(id) ? 'resealed' : 'left'] += seals.resealed;
  }
  return page;
}

/** The values of one row, sealed again. The same text becomes the same text: rows are compared by it. */
export class ResealedRow {
  private readonly texts = new Map<string, string>();
  /** Values that are new, and values that cannot be opened. */
  resealed = 0;
  unopened = 0;

  constructor(
    private readonly sealer: Sealer,
    private readonly currentKey: string,
    private readonly context: SealContext,
  ) {}

  /** The value under the current key; as it was if it is under it already, or if no key opens it. */
  of<Text extends string | null>(sealed: Text): Text {
    if (sealed === null || keyIdOf(sealed) === this.currentKey) return sealed;
    const known = this.texts.get(sealed) ?? this.sealAgain(sealed);
    if (known === undefined) {
      this.unopened += 1;
      return sealed;
    }
    this.texts.set(sealed, known);
    this.resealed += 1;
    return known as Text;
  }

  private sealAgain(sealed: string): string | undefined {
    let text: string;
    try {
      text = this.sealer.open(sealed, this.context);
    } catch {
      return undefined;
    }
    return this.sealer.seal(text, this.context);
  }
}
