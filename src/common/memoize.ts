/** More than a site has policies, languages and time zones together. */
const capacity = 100;

/**
 * Remembers what a pure function made of the texts it was given last: the same few come with every
 * mail, and some take longer to work out than the rest of it.
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
