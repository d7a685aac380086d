import type { ComponentChildren } from 'preact';
import type { AdminView } from './admin-pages.js';

interface ListProps {
  readonly view: AdminView;
  readonly path: string;
  readonly search: string | undefined;
}

interface SearchFormProps extends ListProps {
  readonly hint: string;
  /** More buttons beside the one of the search. */
  readonly children: ComponentChildren;
}

/** Asks what to list. */
export function SearchForm({ view, path, search, hint, children }: SearchFormProps) {
  const { common } = view.texts;
  return (
    <form action={path} role="search">
      <div class="row">
        <div>
          <label for="search">{common.search}</label>
          <p class="hint" id="search-hint">
            {hint}
          </p>
          <input
            id="search"
            name="search"
            value={search}
            maxLength={256}
            autocomplete="off"
            spellcheck={false}
            aria-describedby="search-hint"
          />
        </div>
        <button>{common.searchButton}</button>
        {children}
      </div>
    </form>
  );
}

interface PageLinksProps extends ListProps {
  readonly after: string | undefined;
  readonly next: string | undefined;
}

/** The way to the page that follows, and back to the first one. */
export function PageLinks({ view, path, search, after, next }: PageLinksProps) {
  const { common } = view.texts;
  const to = (more: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ ...(search !== undefined && { search }), ...more });
    return query.size > 0 ? `${path}?${query.toString()}` : path;
  };
  if (after === undefined && next === undefined) return null;
  return (
    <p class="row">
      {after !== undefined && <a href={to({})}>{common.firstPage}</a>}
      {next !== undefined && (
        <a href={to({ after: next })} rel="next">
          {common.nextPage}
        </a>
      )}
    </p>
  );
}
