/** A time of an answer. */
export function dateOf(text: string): Date {
  return new Date(text);
}

export function dateOrNull(text: string | null): Date | null {
  return text === null ? null : dateOf(text);
}
