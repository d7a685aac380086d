import { ProvisioningError } from './provisioning-error.js';

/** 32 MiB: several times what the largest import can need. */
const maxBytes = 33_554_432;

/**
 * Reads a file to its end. UTF-8, or UTF-16 with its byte order mark, which spreadsheets call
 * Unicode text. Bytes that are neither become U+FFFD, so that the line they are on can be named.
 *
 * @throws ProvisioningError if it is too large
 */
export async function readText(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ProvisioningError([
        `the file is larger than ${maxBytes / 1_048_576} MiB: split it`,
      ]);
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
