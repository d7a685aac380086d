/** The parts of a delivery report, each with a default: a report of a mailbox that does not exist. */
export interface ReportParts {
  readonly to?: string;
  /** Content-Type of the mail, without the boundary. */
  readonly type?: string;
  /** The part for people. */
  readonly text?: string;
  /** The fields of the message, and behind a blank line those of each recipient. */
  readonly fields?: string;
  /** Content-Type and Content-Transfer-Encoding of the part with the fields. */
  readonly fieldsType?: string;
  readonly fieldsEncoding?: string;
  /** The part with what is returned, with its Content-Type. */
  readonly returned?: string;
}

export const aFailure = `Final-Recipient: rfc822; alice@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <alice@example.com>: no such mailbox`;

const boundary = 'made-up-boundary';

/** A delivery report as a mail server writes it (RFC 3464), to the letter of its line breaks. */
export function aReport(parts: ReportParts = {}): string {
  const {
    to = 'bounces@umpin.example.com',
    type = 'multipart/report; report-type=delivery-status',
    text = 'The mail could not be delivered.',
    fields = `Reporting-MTA: dns; relay.example.net\nOriginal-Envelope-Id: made-up\n\n${aFailure}`,
    fieldsType = 'message/delivery-status',
    fieldsEncoding = '7bit',
    returned = 'text/rfc822-headers\n\nSubject: Your new voice-mail PIN\nFrom: voicemail@example.com',
  } = parts;
  const lines = `From: MAILER-DAEMON@relay.example.net (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Date: Mon, 9 Mar 2026 13:05:07 +0000
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: ${type};
 boundary="${boundary}"

This is a MIME-encapsulated message.

--${boundary}
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

${text}

--${boundary}
Content-Description: Delivery report
Content-Type: ${fieldsType}
Content-Transfer-Encoding: ${fieldsEncoding}

${fields}

--${boundary}
Content-Description: Undelivered Message Headers
Content-Type: ${returned}

--${boundary}--
`;
  return lines.replaceAll(/\r?\n/g, '\r\n');
}
