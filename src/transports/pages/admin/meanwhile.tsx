import type { AdminView } from './admin-pages.js';

/** A field that two administrators want to be different. */
export interface Difference {
  readonly field: string;
  /** As somebody else has left it. */
  readonly stored: string;
  readonly typed: string;
}

interface MeanwhileProps {
  readonly view: AdminView;
  readonly differences: readonly Difference[] | undefined;
}

/** Tells that somebody else has changed what the form changes: nothing is lost, of either. */
export function Meanwhile({ view, differences }: MeanwhileProps) {
  if (!differences) return null;
  const { meanwhile } = view.texts.common;
  return (
    <section class="notice problem" role="alert">
      <h2>{meanwhile.title}</h2>
      <p>{meanwhile.text}</p>
      <div class="scroll" tabindex={0} role="region" aria-label={meanwhile.caption}>
        <table>
          <caption>{meanwhile.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{meanwhile.field}</th>
              <th scope="col">{meanwhile.stored}</th>
              <th scope="col">{meanwhile.typed}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, stored, typed }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{stored}</td>
                <td>{typed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
