import type { ComponentChildren } from 'preact';

interface ScrollTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly children: ComponentChildren;
}

/** A table that scrolls by itself where the window is narrow. */
export function ScrollTable({ caption, columns, children }: ScrollTableProps) {
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table>
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface PagingProps {
  readonly label: string;
  readonly texts: { readonly next: string; readonly first: string };
  /** Undefined on the last page. */
  readonly next: string | undefined;
  /** Undefined on the first page. */
  readonly first: string | undefined;
}

/** The links to the pages of a list. */
export function Paging({ label, texts, next, first }: PagingProps) {
  if (next === undefined && first === undefined) return null;
  return (
    <nav aria-label={label}>
      <ul>
        {first !== undefined && (
          <li>
            <a href={first}>{texts.first}</a>
          </li>
        )}
        {next !== undefined && (
          <li>
            <a href={next}>{texts.next}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
