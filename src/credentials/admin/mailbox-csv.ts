import { ProvisioningError, quoted, refuseIf } from '../../accounts/provisioning-error.js';
import { readCsvLines, type CsvLine } from './csv-lines.js';
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

const fields = allColumns.filter((column) => column !== 'address');

/** More would make the one transaction too long. */
export const maxMailboxes = 100_000;

export interface MailboxLine {
  readonly line: number;
  readonly mailbox: NewMailbox;
  /** Whether it is to be locked. */
  readonly lockedOut?: boolean;
  /** The fields whose cells are not empty; the others have their default. */
  readonly given: readonly (typeof fields)[number][];
}

export interface LineProblem {
  /** 0 for one that is on no line. */
  readonly line: number;
  readonly problem: string;
}

/** A file of mailboxes: the lines that could be read, and the problems. */
export interface MailboxFile {
  /** What the lines are called, as a file of JSON has none. */
  readonly counted: 'line' | 'mailbox';
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
      if (mailbox) lines.push({ line, mailbox, given: givenIn(header, cells) });
      problems.push(...found.map((problem) => ({ line, problem })));
    }
  }
  if (brokenLine !== undefined) {
    const problem = 'the quotation marks do not match; nothing from here on was read';
    problems.push({ line: brokenLine, problem });
  } else if (rest.length === 0) {
    throw new ProvisioningError([first ? 'the file has no mailboxes' : 'the file is empty']);
  }
  return { counted: 'line', lines, problems: [...problems, ...repetitionsIn(lines, 'line')] };
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

function givenIn(header: readonly Column[], cells: readonly string[]): MailboxLine['given'] {
  return fields.filter((column) => (cells[header.indexOf(column)] ?? '') !== '');
}

function parseNumbers(cell: string): string[] {
  return cell.split(/[ ;]+/).filter(Boolean);
}

function umEnabledIn(cell: string): boolean | undefined {
  const word = cell.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Addresses that are in a file more than once. */
export function repetitionsIn(
  lines: readonly MailboxLine[],
  counted: MailboxFile['counted'],
): LineProblem[] {
  const firstLines = new Map<string, number>();
  return lines.flatMap(({ line, mailbox: { address } }) => {
    const key = address.toLowerCase();
    const first = firstLines.get(key);
    if (first === undefined) firstLines.set(key, line);
    return first === undefined
      ? []
      : [{ line, problem: `${quoted(address)} is on ${counted} ${first} already` }];
  });
}
