import { CsvError, parse } from 'csv-parse/sync';
import { ProvisioningError } from '../../accounts/provisioning-error.js';

/** A line of a file, which a cell may continue over several. */
export interface CsvLine {
  /** The number of the line in the file where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface CsvText {
  /** Every line but blank ones. */
  readonly lines: readonly CsvLine[];
  /** The line where reading stopped because the quotation marks do not match, if they do not. */
  readonly brokenLine: number | undefined;
}

/**
 * A line before the header: the type that Export-Csv of Windows PowerShell writes, or the delimiter
 * that spreadsheets read.
 */
const preamble = /^"?(?:#TYPE .*|sep=([^\w" \r\n])"?[,;\t]*)(?:\r\n|\n|\r|$)/i;

/** Characters of one line; a longer one has an unclosed quotation mark. */
const maxLineLength = 10_000;

/**
 * Reads CSV text (RFC 4180) into trimmed cells. The delimiter is that of the header line: a comma, a
 * semicolon (spreadsheets in much of Europe) or a tab; or the one that a first line such as `sep=;`
 * names. Such a line, and one that begins with `#TYPE`, is left out.
 *
 * @throws ProvisioningError if there are more than `maxLines`
 */
export function readCsvLines(text: string, maxLines: number): CsvText {
  const lines: CsvLine[] = [];
  const { rest, delimiter, skipped } = withoutPreamble(text);
  let line = 1 + skipped;
  const add = (cells: readonly string[]) => {
    if (lines.length === maxLines) {
      throw new ProvisioningError([`the file has more than ${maxLines} lines: split it`]);
    }
    if (cells.some((cell) => cell !== '')) lines.push({ line, cells });
    // Counted here: csv-parse counts a CRLF inside quotation marks twice.
    line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaksIn(cell), 0);
  };
  try {
    parse(rest, {
      delimiter: delimiter ?? /[,;\t]/.exec(rest)?.[0] ?? ',',
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      relax_column_count: true,
      max_record_size: maxLineLength,
      on_record: (cells: string[]) => {
        add(cells);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return { lines, brokenLine: line };
    throw error;
  }
  return { lines, brokenLine: undefined };
}

function withoutPreamble(text: string) {
  let rest = text;
  let delimiter: string | undefined;
  let skipped = 0;
  for (let found = preamble.exec(rest); found; found = preamble.exec(rest)) {
    delimiter ??= found[1];
    rest = rest.slice(found[0].length);
    skipped += 1;
  }
  return { rest, delimiter, skipped };
}

function lineBreaksIn(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}
