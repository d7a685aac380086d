import type { PolicyAssessment } from '../../../../credentials/admin/policies.service.js';
import { exampleNumbers, type RefusedExample } from '../../../../pin-policy/refused-examples.js';
import type { AdminView } from '../admin-pages.js';
import { boundWords, riskWords } from './risk-words.js';

interface RiskProps {
  readonly view: AdminView;
  readonly assessment: PolicyAssessment;
}

/** The risk of a policy as a number, and what each of its rules refuses. */
export function PolicyRisk(props: RiskProps) {
  const { policies } = props.view.texts;
  return (
    <section id="risk" class="state" aria-labelledby="risk-title">
      <h2 id="risk-title">{policies.risk}</h2>
      <div data-part="risk" role="status">
        <Numbers {...props} />
      </div>
      <div data-part="examples">
        <Examples {...props} />
      </div>
    </section>
  );
}

function Numbers({ view, assessment }: RiskProps) {
  const { page, texts } = view;
  const { policies } = texts;
  const { risk, problems, maxChance } = assessment;
  const words = risk && riskWords(risk, policies, page.locale);
  const bound = (chance: number) => boundWords(chance, policies, page.locale);
  return (
    <>
      {words && (
        <dl>
          <dt>{policies.allowed}</dt>
          <dd>{words.allowed}</dd>
          <dt>{policies.beforeLock}</dt>
          <dd>
            {words.beforeLock} {bound(maxChance.beforeLock)}
          </dd>
          <dt>{policies.perYear}</dt>
          <dd>
            {words.perYear} {bound(maxChance.perYear)}
          </dd>
        </dl>
      )}
      {problems.length > 0 && (
        <>
          <p>
            <strong>{policies.wouldBeRefused}</strong>
          </p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Examples({ view, assessment: { examples } }: RiskProps) {
  const { policies } = view.texts;
  if (examples.length === 0) return null;
  const [extension] = exampleNumbers.extensions;
  const [number] = exampleNumbers.phoneNumbers;
  return (
    <>
      <h3 id="examples-title">{policies.examples.title}</h3>
      <p class="hint">{policies.examples.hint(extension, number)}</p>
      <ul>
        {examples.map((example) => (
          <li key={example.rule}>
            <Example {...example} texts={policies} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Example(props: RefusedExample & { texts: AdminView['texts']['policies'] }) {
  const { rule, pin, also, texts } = props;
  const { rules, examples } = texts;
  if (pin === undefined) {
    return <>{rule === 'blocklist' ? examples.noBlocklist : examples.none(rules[rule])}</>;
  }
  const others = also.map((each) => rules[each]);
  return (
    <>
      {rules[rule]}: <code>{pin}</code>
      {others.length > 0 && ` ${examples.also(others)}`}
    </>
  );
}
