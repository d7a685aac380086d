import type { ImportPreview } from '../../../../credentials/admin/mailbox-import.service.js';
import type { AdminView } from '../admin-pages.js';

/** Rows of one table; a file may have 100,000. */
const shownRows = 200;

interface ProblemsProps {
  readonly view: AdminView;
  readonly problems: ImportPreview['problems'];
}

/** The rows that are wrong, with their lines. */
export function ProblemsTable({ view, problems }: ProblemsProps) {
  const { result } = view.texts.imports;
  if (problems.length === 0) return null;
  return (
    <>
      <div class="scroll" tabindex={0} role="region" aria-label={result.problems}>
        <table>
          <caption>{result.problems}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {result.line}
              </th>
              <th scope="col">{result.problem}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, shownRows).map(({ line, problem }) => (
              <tr key={`${line} ${problem}`}>
                <th scope="row" class="number">
                  {line}
                </th>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More view={view} count={problems.length} />
    </>
  );
}

interface ChangesProps {
  readonly view: AdminView;
  readonly changes: ImportPreview['changes'];
}

/** What becomes of each mailbox: those that change come first. */
export function ChangesTable({ view, changes }: ChangesProps) {
  const { imports, mailboxes, common } = view.texts;
  const { result } = imports;
  if (changes.length === 0) return null;
  const kinds = ['changed', 'added', 'unchanged'] as const;
  const sorted = kinds.flatMap((kind) => changes.filter((change) => change.kind === kind));
  return (
    <>
      <div class="scroll" tabindex={0} role="region" aria-label={result.changes}>
        <table>
          <caption>{result.changes}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {result.line}
              </th>
              <th scope="col">{result.address}</th>
              <th scope="col">{result.kind}</th>
              <th scope="col">{result.fields}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shownRows).map(({ line, address, kind, fields }) => (
              <tr key={line}>
                <td class="number">{line}</td>
                <th scope="row">{address}</th>
                <td>{result.kinds[kind]}</td>
                <td>
                  {fields.length > 0 &&
                    common.list(fields.map((name) => mailboxes.fields[name].label))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More view={view} count={changes.length} />
    </>
  );
}

function More({ view, count }: { view: AdminView; count: number }) {
  if (count <= shownRows) return null;
  return <p>{view.texts.imports.result.more(view.page.count(count - shownRows))}</p>;
}
