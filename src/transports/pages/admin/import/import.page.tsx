import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { Box, TextField } from '../fields.js';
import { importFields as names } from './import-form.js';

interface ImportPageProps {
  readonly view: AdminView;
  readonly form: PageForm;
  readonly problems?: readonly string[];
}

/** Asks for the file of an import. */
export function ImportPage({ view, form, problems = [] }: ImportPageProps) {
  const { imports: texts, common } = view.texts;
  const failed = problems.length > 0;
  return (
    <AdminDocument view={view} title={texts.title} part="import" problem={failed}>
      <ProblemList title={common.notDone} problems={problems} />
      <p>{texts.about}</p>
      <p>{texts.columns}</p>
      <ImportForm view={view} form={form} />
    </AdminDocument>
  );
}

/** The form of an import, also below a preview: to mend it and to look again. */
export function ImportForm({ view, form }: Pick<ImportPageProps, 'view' | 'form'>) {
  const { imports: texts, common } = view.texts;
  return (
    <PostForm page={view.page} action="/admin/import/preview" multipart>
      <div class="field">
        <label for={names.file}>{texts.file.label}</label>
        <p class="hint" id="file-hint">
          {texts.file.hint}
        </p>
        <input
          id={names.file}
          name={names.file}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-describedby="file-hint"
        />
      </div>
      <TextField form={form} name={names.text} {...texts.text} rows={10} />
      <div class="field">
        <Box form={form} name={names.sendPins} {...texts.sendPins} />
        <Box form={form} name={names.share} {...common.share} />
      </div>
      <button>{texts.preview}</button>
    </PostForm>
  );
}
