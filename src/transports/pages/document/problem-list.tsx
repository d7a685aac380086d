/** What is wrong with a form, above it; a screen reader says it first. */
export function ProblemList({ title, problems }: { title: string; problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="notice problem" role="alert">
      <h2>{title}</h2>
      <ul>
        {problems.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}
