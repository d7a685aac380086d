import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { html, refusal, type Route } from './http-server.js';
import type { MailStore } from './mail-store.js';

// A page of its own, and not srcdoc: srcdoc inherits the policy of the page around it, so either mails
// would lose their inline styles or that page its strictness. `sandbox` also holds in a tab of its own.
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** The page for people, and the HTML of a mail to be shown inside it. */
export async function pageRoutes(store: MailStore, smtpPort: number): Promise<Route[]> {
  const page = await readFile(new URL('page.html', import.meta.url), 'utf8');
  return [
    {
      path: /^\/$/,
      GET: () => {
        const nonce = randomBytes(16).toString('base64');
        const filled = page.replaceAll('%NONCE%', nonce);
        return html(filled.replaceAll('%SMTP_PORT%', String(smtpPort)), pagePolicy(nonce));
      },
    },
    {
      path: /^\/view\/([^/]+)\.html$/,
      GET: ({ id }) => {
        const content = store.find(id)?.content.html;
        return content
          ? html(content, mailPolicy)
          : refusal(404, 'There is no such message, or it has no HTML part');
      },
    },
  ];
}

function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    'img-src data:',
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
