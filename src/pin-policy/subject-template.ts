/** What a subject may name about the owner, in braces. */
export const subjectPlaceholders = ['displayName', 'extension', 'address'] as const;

/** The owner's facts, each on one line; empty if it is not known. */
export type SubjectFacts = Readonly<Record<(typeof subjectPlaceholders)[number], string>>;

const placeholder = /\{([^{}]*)\}/g;

/** The problems of ResetPINSubject, in words for an administrator. Its length is not one of them. */
export function subjectProblems(template: string): string[] {
  const known: readonly string[] = subjectPlaceholders;
  const named = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  const unknown = [...new Set(named.filter((name) => !known.includes(name)))];
  const words = template.replaceAll(placeholder, '');
  return [
    ...(template.trim() === '' ? ['must not be blank'] : []),
    ...(/[\t\r\n]/.test(template) ? ['must be one line'] : []),
    ...unknown.map(
      (name) =>
        `knows ${known.map(inBraces).join(', ')}, but not ${inBraces(name)}; ` +
        'a PIN never stands in a subject, which mail servers log and locked telephones show',
    ),
    ...(/[{}]/.test(words) ? ['has a { or } that belongs to no placeholder'] : []),
  ];
}

/**
 * The subject for an owner; undefined if it names something that is not known, because the words around it would
 * make no sense.
 */
export function fillSubject(template: string, facts: SubjectFacts): string | undefined {
  const known = subjectPlaceholders.filter((name) => facts[name] !== '');
  const missing = subjectPlaceholders.some(
    (name) => template.includes(inBraces(name)) && !known.includes(name),
  );
  if (missing) return undefined;
  const values = new Map<string, string>(known.map((name) => [name, facts[name]]));
  // A function: in a replacement text, what a name has after $ would be a pattern.
  return template.replaceAll(placeholder, (whole, name: string) => values.get(name) ?? whole);
}

const inBraces = (name: string): string => `{${name}}`;
