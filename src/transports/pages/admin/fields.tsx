import type { PageForm } from '../access/page-form.js';
import { ticked } from './form-values.js';

interface FieldProps {
  /** What the field holds. */
  readonly form: PageForm;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Of the element, if the page has another field of this name. */
  readonly id?: string;
}

interface TextFieldProps extends FieldProps {
  readonly inputmode?: 'numeric' | 'email';
  readonly short?: boolean;
  readonly rows?: number;
  readonly required?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { form, name, label, hint, id = name, rows } = props;
  const common = {
    id,
    name,
    required: props.required,
    spellcheck: false,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Hint id={id} hint={hint} />
      {rows === undefined ? (
        <input
          {...common}
          type="text"
          class={props.short ? 'short' : undefined}
          inputmode={props.inputmode}
          autocomplete="off"
          autocapitalize="none"
          value={form.secret(name)}
        />
      ) : (
        <textarea {...common} rows={rows}>
          {/* The parser drops one line break at the beginning. */}
          {`\n${form.secret(name)}`}
        </textarea>
      )}
    </div>
  );
}

/** A new password, which no page ever shows again. */
export function PasswordField(props: Omit<TextFieldProps, 'form' | 'rows' | 'inputmode'>) {
  const { name, label, hint, id = name, required } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <input
        id={id}
        name={name}
        type="password"
        autocomplete="new-password"
        required={required}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
    </div>
  );
}

interface BoxProps extends FieldProps {
  /** If several boxes have the same name. */
  readonly value?: string;
}

export function Box({ form, name, label, hint, value, id = boxId(name, value) }: BoxProps) {
  const checked = value === undefined ? form.has(name) : form.all(name).includes(value);
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value ?? ticked}
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <div>
        <label for={id}>{label}</label>
        <Hint id={id} hint={hint} />
      </div>
    </div>
  );
}

function boxId(name: string, value: string | undefined): string {
  return value === undefined ? name : `${name}-${value}`;
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ form, name, label, hint, options, id = name }: SelectFieldProps) {
  const chosen = form.secret(name);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <select id={id} name={name} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
        {options.map(({ value, label: words }) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Hint({ id, hint }: { id: string; hint: string | undefined }) {
  if (hint === undefined) return null;
  return (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
}
