/** Made up, and says so: its key is 32 bytes of text. */
export const testKeyRing = `test:${Buffer.from('a made-up key that is for tests.').toString('base64')}`;

/** The settings of a service under test. */
export function testSettings(databaseUrl: string, smtpUrl: string): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'https://mail.example.com',
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'voicemail@example.com',
    SEALING_KEYS: testKeyRing,
    // Most tests reset the same mailbox again and again.
    RESETS_PER_MAILBOX_PER_HOUR: '0',
    RESETS_PER_CALLER_PER_HOUR: '0',
  };
}

/** A second key, made up like it. */
export const freshKey = `fresh:${Buffer.from('another made-up key, for a test.').toString('base64')}`;
