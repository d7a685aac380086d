import { buffer } from 'node:stream/consumers';
import { Splitter, type MimeNode } from '@zone-eu/mailsplit';
import { parseHeaderValue } from 'nodemailer/lib/mime-funcs';
import { recipientReports, type RecipientReport } from './recipient-reports.js';

/** `not-a-report`: the mail is anything else, such as an out-of-office reply. */
export type Reading = RecipientReport | 'not-a-report' | 'no-status';

/** Reports have a header, and three parts (RFC 6522 3); what a mail server adds fits in as well. */
const limits = { maxHeadSize: 65_536, maxChildNodes: 32, ignoreEmbedded: true };

/** The per-recipient fields of one recipient, and those of the message. */
const maxStatusBytes = 65_536;

/** RFC 3464 2.1, and RFC 6533 3 for internationalized addresses. */
const statusTypes = ['message/delivery-status', 'message/global-delivery-status'];

/**
 * Reads a delivery report (RFC 3464 in a multipart/report of RFC 6522). The rest of the mail is passed over: it
 * may quote a mail with its PIN (P6). Recipients in the report are not looked at, since anybody can write
 * them; if it has several, as after an expansion, the worst action counts.
 */
export async function readReport(mail: Buffer): Promise<Reading> {
  let status: Buffer | undefined;
  try {
    status = await statusPartOf(mail);
  } catch {
    // More parts, or longer headers, than a report has; the library's message is about the mail.
    return 'not-a-report';
  }
  if (!status) return 'not-a-report';
  return recipientReports(status.toString('latin1'))[0] ?? 'no-status';
}

/** The first status part of a report, decoded; undefined if the mail is no report, or the part too long. */
async function statusPartOf(mail: Buffer): Promise<Buffer | undefined> {
  const splitter = new Splitter(limits);
  splitter.end(mail);
  let root: MimeNode | undefined;
  let part: MimeNode | undefined;
  const pieces: Buffer[] = [];
  for await (const chunk of splitter as AsyncIterable<Chunk>) {
    if (chunk.type === 'node') {
      root ??= chunk;
      if (!part && chunk.parentNode === root && isStatus(chunk)) part = chunk;
    } else if (chunk.type === 'body' && chunk.node === part) {
      pieces.push(chunk.value);
    }
  }
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  if (!root || !part || !isReport(root) || size > maxStatusBytes) return undefined;
  const decoder = part.getDecoder();
  decoder.end(Buffer.concat(pieces));
  return buffer(decoder);
}

type Chunk =
  MimeNode | { readonly type: 'body' | 'data'; readonly node: MimeNode; readonly value: Buffer };

function isReport({ multipart, headers }: MimeNode): boolean {
  const type = headers ? headers.getFirst('Content-Type') : '';
  const { params } = parseHeaderValue(type, { stripComments: true });
  return multipart === 'report' && params['report-type']?.toLowerCase() === 'delivery-status';
}

function isStatus({ contentType }: MimeNode): boolean {
  return statusTypes.includes(contentType || '');
}
