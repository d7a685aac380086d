/** More than the policies, languages and time zones of a site together. */
const capacity = 100;

/**
 * Caches the results of a pure function of a text. Mails use the same few texts repeatedly, and some take
 * longer to compute than the rest of the mail.
 */
export function memoize<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    if (made.size >= capacity) made.clear();
    const fresh = make(text);
    made.set(text, fresh);
    return fresh;
  };
}
