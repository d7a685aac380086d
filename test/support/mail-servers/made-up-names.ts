/** What takes the place of the first, second … name that a pattern finds. */
type MadeUp = (count: number) => string;

/**
 * What differs between two reports about the same mail. The numbers of mails are found by what stands around
 * them, because any letters and digits could be one.
 */
const varying: readonly [pattern: RegExp, madeUp: MadeUp][] = [
  // RFC 5322 3.3: the day has one digit or two.
  [/\b[A-Z][a-z]{2}, +\d{1,2} [A-Z][a-z]{2} 20\d\d [\d:]{8}/g, () => 'Mon, 09 Mar 2026 13:05:08'],
  [/(?<=13:05:08 )[+-]\d{4}( \(\w+\))?/g, () => '+0000 (UTC)'],
  // The time in a Message-ID of Postfix and Sendmail, in seconds or minutes, and in boundaries.
  [/\b20\d{12}(?=\.)/g, () => '20260309130508'],
  [/\b20\d{10}(?=\.)/g, () => '202603091305'],
  [/(?<=\.)1\d{9}(?=\/)|\b1\d{9}(?=-eximdsn)/g, () => '1773061508'],
  // Postfix
  [/(?<=\bid |Queue-ID: |"|--|\.)[0-9A-F]{9,12}(?=[;.@\s])/g, (count) => `A0000000${count}`],
  // Exim
  [/[0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}\b/g, (count) => `1aaaaa-0000a${count}-00`],
  [/(?<=-eximdsn-)\d+/g, () => '1000000001'],
  // OpenSMTPD
  [/(?<=\bid )[0-9a-f]{8}(?=[;\s])/g, (count) => `0000000${count}`],
  [/\b[0-9a-f]{16}(?=@)/g, () => '0000000000000001'],
  [/\b\d{15,20}(?=\/)/g, () => '1000000000000000001'],
  // Sendmail
  [/(?<=\bid |"|--|\.)[0-9A-Za-z]{8}\d{6}(?=[;.@\s])/g, (count) => `629D58aa00000${count}`],
  // Longer by the number of the mail.
  [/(?<=message size |SIZE=)\d+/g, () => '849'],
  [/(?<=127\.0\.0\.1\]:)\d+/g, () => '25'],
  [/\b127\.0\.0\.1\b/g, () => '192.0.2.1'],
];

/** A report without what is true only of this machine and this moment. */
export function withMadeUpNames(report: string): string {
  return varying.reduce((text, [pattern, madeUp]) => {
    const known = new Map<string, string>();
    return text.replace(pattern, (found) => {
      const name = known.get(found) ?? madeUp(known.size + 1);
      known.set(found, name);
      return name;
    });
  }, report);
}
