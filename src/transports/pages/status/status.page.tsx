import type { Check } from '../../../diagnosis/check.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import type { StatusTexts } from './texts/status-texts.js';

interface StatusProps {
  readonly page: PageView;
  readonly texts: StatusTexts;
  readonly checks: readonly Check[];
}

/** What the service has found out about itself, and what to do. */
export function StatusPage({ page, texts, checks }: StatusProps) {
  const number = (state: Check['state']) =>
    page.count(checks.filter((check) => check.state === state).length);
  const [failures, warnings] = [number('failure'), number('warning')];
  const found = [
    ...(failures.value > 0 ? [texts.failures(failures)] : []),
    ...(warnings.value > 0 ? [texts.warnings(warnings)] : []),
  ];
  const nav = page.person?.areas.includes('admin') ? partNav(page, 'status') : undefined;
  return (
    <Document {...{ page, nav }} title={texts.title} area="admin" problem={failures.value > 0} wide>
      <p>{texts.intro}</p>
      <section class="state">
        <p>
          <strong>
            {found.length > 0 ? new Intl.ListFormat(page.locale).format(found) : texts.allWell}
          </strong>
        </p>
      </section>
      <p>
        <a class="button second" href="/admin/status">
          {texts.again}
        </a>
      </p>
      <CheckTable texts={texts} checks={checks} />
    </Document>
  );
}

const order = { failure: 0, warning: 1, ok: 2 } as const;

const tones = { failure: 'problem', warning: '', ok: 'done' } as const;

function CheckTable({ texts, checks }: Pick<StatusProps, 'texts' | 'checks'>) {
  const worstFirst = checks.toSorted((one, other) => order[one.state] - order[other.state]);
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={texts.caption}>
      <table>
        <caption>{texts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.examined}</th>
            <th scope="col">{texts.what}</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst.map(({ name, state, what, todo }, index) => (
            <tr key={index}>
              <td>
                <span class={`tag ${tones[state]}`}>{texts.states[state]}</span>
              </td>
              <th scope="row" lang="en">
                {name}
              </th>
              <td>
                <span lang="en">{what}</span>
                {todo !== undefined && (
                  <p>
                    <strong>{texts.todo}</strong> <span lang="en">{todo}</span>
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
