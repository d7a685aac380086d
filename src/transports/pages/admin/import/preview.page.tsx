import type { ImportPreview } from '../../../../credentials/admin/mailbox-import.service.js';
import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { ticked } from '../form-values.js';
import { importFields as names } from './import-form.js';
import { ImportForm } from './import.page.js';
import { ChangesTable, ProblemsTable } from './preview-tables.js';

export interface PreviewPageProps {
  readonly view: AdminView;
  /** The text of the file and the options, which the next form sends again. */
  readonly form: PageForm;
  readonly preview: ImportPreview;
  /** Whether something has been changed since an earlier preview. */
  readonly outdated?: boolean;
}

/** What an import would do, and the rows that are wrong: nothing has been changed yet. */
export function PreviewPage({ view, form, preview, outdated = false }: PreviewPageProps) {
  const { imports: texts, common } = view.texts;
  const { result } = texts;
  const { problems, changes } = preview;
  const wrong = problems.length > 0;
  const { count } = view.page;
  const number = (kind: (typeof changes)[number]['kind']) =>
    count(changes.filter((change) => change.kind === kind).length);
  const [added, changed] = [number('added'), number('changed')];
  const useful = added.value + changed.value > 0;
  return (
    <AdminDocument view={view} title={result.title} part="import" problem={wrong || outdated}>
      <ProblemList title={common.notDone} problems={outdated ? [result.outdated] : []} />
      <section class="state" aria-labelledby="counts">
        <h2 id="counts">{wrong ? result.mendFirst : result.nothingYet}</h2>
        <ul>
          {wrong && <li>{result.counts.wrong(count(problems.length))}</li>}
          <li>{result.counts.added(added)}</li>
          <li>{result.counts.changed(changed)}</li>
          <li>{result.counts.unchanged(number('unchanged'))}</li>
        </ul>
      </section>
      {!wrong && useful && (
        <PostForm page={view.page} action="/admin/import" multipart once>
          <Hidden form={form} name={names.text} />
          {[names.sendPins, names.share].map((name) =>
            form.has(name) ? <input key={name} type="hidden" name={name} value={ticked} /> : null,
          )}
          <input type="hidden" name={names.version} value={preview.version} />
          <p>
            <button>{result.carryOut}</button>
          </p>
        </PostForm>
      )}
      <ProblemsTable view={view} problems={problems} />
      <ChangesTable view={view} changes={changes} />
      <h2>{texts.title}</h2>
      <ImportForm view={view} form={shortened(form)} />
    </AdminDocument>
  );
}

/** Characters of a text that somebody may want to mend in the page; a longer one would be in it twice. */
const longestText = 20_000;

function shortened(form: PageForm): PageForm {
  return form.secret(names.text).length > longestText ? form.with(names.text, '') : form;
}

function Hidden({ form, name }: { form: PageForm; name: string }) {
  return <input type="hidden" name={name} value={form.secret(name)} />;
}
