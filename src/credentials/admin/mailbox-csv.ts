import { CsvError, parse } from 'csv-parse/sync';
import { ProvisioningError, quoted, refuseIf } from '../../accounts/provisioning-error.js';
import { readMailboxDraft, type MailboxDraft, type NewMailbox } from './mailbox-draft.js';

/** The columns of the file, in any order and any case; a cell left empty takes its default. */
const columns = [
  'address',
  'displayName',
  'extensions',
  'language',
  'umEnabled',
  'policy',
] as const;

/** Columns that older files do not have. */
const optionalColumns = ['phoneNumbers'] as const;

const allColumns = [...columns, ...optionalColumns];

type Column = (typeof allColumns)[number];

/** More would make the one transaction too long. */
export const maxMailboxes = 100_000;

export interface MailboxLine {
  readonly line: number;
  readonly mailbox: NewMailbox;
}

export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}

/** A file of mailboxes: the lines that could be read, and the problems. */
export interface MailboxFile {
  readonly lines: readonly MailboxLine[];
  readonly problems: readonly LineProblem[];
}

/**
 * Reads a file of mailboxes and checks everything that needs no database.
 *
 * @throws ProvisioningError if no line can be read: without a usable header, or with far too many lines
 */
export function readMailboxCsv(text: string): MailboxFile {
  const { lines: csvLines, brokenLine } = readCsvLines(text, maxMailboxes + 1);
  const [first, ...rest] = csvLines;
  const lines: MailboxLine[] = [];
  const problems: LineProblem[] = [];
  if (first) {
    const header = readHeader(first);
    for (const { line, cells: allCells } of rest) {
      const cells = withoutEmptyEnd(allCells, header.length);
      const illegible = whyIllegible(header, cells);
      const { mailbox, problems: found } = illegible ?? readCells(header, cells);
      if (mailbox) lines.push({ line, mailbox });
      problems.push(...found.map((problem) => ({ line, problem })));
    }
  }
  if (brokenLine !== undefined) {
    const problem = 'the quotation marks do not match; nothing from here on was read';
    problems.push({ line: brokenLine, problem });
  } else if (rest.length === 0) {
    throw new ProvisioningError([first ? 'the file has no mailboxes' : 'the file is empty']);
  }
  return { lines, problems: [...problems, ...repetitionsIn(lines)] };
}

function readHeader({ line, cells: allCells }: CsvLine): Column[] {
  const cells = withoutEmptyEnd(allCells, 0);
  const read = cells.map((cell) => allColumns.find((c) => c.toLowerCase() === cell.toLowerCase()));
  if (read.every((column) => column === undefined)) {
    throw new ProvisioningError([`line ${line}: must name the columns ${columns.join(',')}`]);
  }
  const unknown = cells.filter((_, index) => read[index] === undefined);
  const missing = columns.filter((column) => !read.includes(column));
  const twice = allColumns.filter((column) => read.indexOf(column) !== read.lastIndexOf(column));
  refuseIf([
    ...unknown.map((cell) =>
      cell === ''
        ? `line ${line}: column ${cells.indexOf(cell) + 1} has no name`
        : `line ${line}: there is no column ${quoted(cell)}`,
    ),
    ...missing.map((column) => `line ${line}: the column ${column} is missing`),
    ...twice.map((column) => `line ${line}: the column ${column} is there twice`),
  ]);
  return read.filter((column) => column !== undefined);
}

// Spreadsheets write empty columns if a cell there was once edited.
function withoutEmptyEnd(cells: readonly string[], atLeast: number): readonly string[] {
  const end = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, Math.max(end, Math.min(cells.length, atLeast)));
}

// The cells of such a line may be in the wrong columns, so nothing else is reported about it.
function whyIllegible(header: readonly Column[], cells: readonly string[]) {
  const no = (problem: string) => ({ mailbox: undefined, problems: [problem] });
  if (cells.length === header.length) return undefined;
  return no(`has ${cells.length} cells instead of ${header.length}`);
}

function readCells(header: readonly Column[], cells: readonly string[]) {
  const cell = (column: Column) => cells[header.indexOf(column)] ?? '';
  const umEnabled = umEnabledIn(cell('umEnabled'));
  const draft: MailboxDraft = {
    address: cell('address'),
    displayName: cell('displayName'),
    extensions: parseNumbers(cell('extensions')),
    phoneNumbers: parseNumbers(cell('phoneNumbers')),
    language: cell('language') || undefined,
    umEnabled,
    policy: cell('policy') || undefined,
  };
  const { mailbox, problems } = readMailboxDraft(draft);
  if (umEnabled === undefined && cell('umEnabled') !== '') {
    problems.push(`umEnabled is ${quoted(cell('umEnabled'))}, neither true nor false`);
  }
  return { mailbox, problems };
}

function parseNumbers(cell: string): string[] {
  return cell.split(/[ ;]+/).filter(Boolean);
}

function umEnabledIn(cell: string): boolean | undefined {
  const word = cell.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function repetitionsIn(lines: readonly MailboxLine[]): LineProblem[] {
  const firstLines = new Map<string, number>();
  return lines.flatMap(({ line, mailbox: { address } }) => {
    const key = address.toLowerCase();
    const first = firstLines.get(key);
    if (first === undefined) firstLines.set(key, line);
    return first === undefined
      ? []
      : [{ line, problem: `${quoted(address)} is on line ${first} already` }];
  });
}

interface CsvLine {
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
function readCsvLines(text: string, maxLines: number): CsvText {
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
