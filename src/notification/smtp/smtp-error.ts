/** nodemailer's error, with what it keeps of the error below. */
export interface SmtpError extends Error {
  /** nodemailer's own code. */
  code?: string;
  /** The code of Node or OpenSSL that it replaced. */
  originalCode?: string;
  responseCode?: number;
  response?: string;
  /** What it answers, such as `RCPT TO`. */
  command?: string;
  /** The certificate that does not fit. */
  cert?: { subjectaltname?: string };
}
