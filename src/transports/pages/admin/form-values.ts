import { PageForm } from '../access/page-form.js';

/** A form as a browser would send it: a page shows what is stored in the same way as what was typed. */
export function formWith(
  values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>,
): PageForm {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === true) fields.append(name, ticked);
    else if (typeof value === 'string') fields.append(name, value);
    else if (Array.isArray(value)) for (const each of value as string[]) fields.append(name, each);
  }
  return new PageForm(fields);
}

/** The value of a box that is ticked. */
export const ticked = 'yes';

/** What a field holds with blanks, commas or semicolons between them. */
export function listIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** A text of several lines; browsers send each of their ends as CRLF. */
export function linesIn(form: PageForm, name: string): string {
  return form.secret(name).replaceAll('\r\n', '\n');
}

/** A path with a name from the outside. */
export function pathOf(start: string, name: string, end = ''): string {
  return `${start}/${encodeURIComponent(name)}${end}`;
}
