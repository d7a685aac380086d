import type { PolicyView } from '../../../../credentials/admin/policies.service.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { riskWords } from './risk-words.js';

interface PoliciesPageProps {
  readonly view: AdminView;
  readonly policies: readonly PolicyView[];
}

/** All policies with their risk: a site has a few. */
export function PoliciesPage({ view, policies }: PoliciesPageProps) {
  const { policies: texts } = view.texts;
  return (
    <AdminDocument view={view} title={texts.title} part="policies">
      <p>
        <a class="button" href="/admin/new-policy">
          {texts.newTitle}
        </a>
      </p>
      <div class="scroll" tabindex={0} role="region" aria-label={texts.title}>
        <table>
          <caption>{texts.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col" class="number">
                {texts.settings.minPinLength.label}
              </th>
              <th scope="col" class="number">
                {texts.allowed}
              </th>
              <th scope="col" class="number">
                {texts.beforeLock}
              </th>
              <th scope="col" class="number">
                {texts.perYear}
              </th>
            </tr>
          </thead>
          <tbody>
            {policies.map((policy) => (
              <Row key={policy.name} view={view} policy={policy} />
            ))}
          </tbody>
        </table>
      </div>
    </AdminDocument>
  );
}

function Row({ view, policy }: { view: AdminView; policy: PolicyView }) {
  const { name, minPinLength, risk } = policy;
  const words = riskWords(risk, view.texts.policies, view.page.locale);
  return (
    <tr>
      <th scope="row">
        <a href={pathOf('/admin/policies', name)}>{name}</a>
      </th>
      <td class="number">{minPinLength}</td>
      <td class="number">{words.allowed}</td>
      <td class="number">{words.beforeLock}</td>
      <td class="number">{words.perYear}</td>
    </tr>
  );
}
