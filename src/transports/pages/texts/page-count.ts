import { memoize } from '../../../common/memoize.js';

/** A number, and how it is written: the one decides between singular and plural, the other is shown. */
export interface Count {
  readonly value: number;
  readonly text: string;
}

/** Writes numbers as a locale does. */
export function pageCount(locale: string): (value: number) => Count {
  const format = formatFor(locale);
  return (value) => ({ value, text: format.format(value) });
}

/** A number with its noun, in languages where one alone is singular. */
export const counted = ({ value, text }: Count, one: string, many: string): string =>
  `${text} ${value === 1 ? one : many}`;

const formatFor = memoize((locale: string) => new Intl.NumberFormat(locale));
