import { readFile } from 'node:fs/promises';

/** A file of examples/, with what a site has to fill in filled in: each is there to be replaced. */
export async function example(
  path: string,
  replacements: Readonly<Record<string, string>>,
): Promise<string> {
  let text = await readFile(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
  for (const [written, wanted] of Object.entries(replacements)) {
    if (!text.includes(written)) throw new Error(`${path} has no ${written} any more.`);
    text = text.replaceAll(written, () => wanted);
  }
  return text;
}
