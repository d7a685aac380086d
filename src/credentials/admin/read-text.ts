import { DamagedText, decodeText } from '../../common/decode-text.js';
import { ProvisioningError } from '../../accounts/provisioning-error.js';

/** 32 MiB: several times what the largest import can need. */
export const maxTextBytes = 33_554_432;

/**
 * Reads a file to its end: UTF-8, or UTF-16 with its byte order mark.
 *
 * @throws ProvisioningError if it is too large, or names the lines that are not text
 */
export async function readText(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxTextBytes) {
      throw new ProvisioningError([
        `the file is larger than ${maxTextBytes / 1_048_576} MiB: split it`,
      ]);
    }
    chunks.push(chunk);
  }
  return textOf(Buffer.concat(chunks));
}

/** @throws ProvisioningError that names the lines that are not text */
export function textOf(bytes: Buffer): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof DamagedText)) throw error;
    const { lines, message } = error;
    throw new ProvisioningError(lines.map((line) => `line ${line}: ${message}`));
  }
}
