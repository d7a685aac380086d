/**
 * Whether a date, or a date and a time without an offset, in ISO 8601, is one that calendar and clock have. Node.js
 * reads February 30 as March 2, and 24:00 as the next day.
 */
export function isOnCalendar(text: string): boolean {
  const time = new Date(text.includes('T') ? `${text}Z` : text);
  return !Number.isNaN(+time) && time.toISOString().startsWith(text.slice(0, 19));
}
