import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createHttpServer } from './http-server.js';
import { mailpitApi } from './mailpit-api.js';
import { MailStore } from './mail-store.js';
import { pageRoutes } from './page.js';
import { createSmtpServer } from './smtp-server.js';

export interface MailCatcher {
  readonly smtpPort: number;
  readonly httpPort: number;
  stop(): Promise<void>;
}

export interface MailCatcherOptions {
  /** 0 takes a free port. */
  readonly smtpPort: number;
  readonly httpPort: number;
  /** How many of the newest mails are kept. */
  readonly keep?: number;
}

/** A real SMTP server for development: it delivers nothing, and shows what arrived. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const store = new MailStore(options.keep ?? 500);

  const smtp = createSmtpServer(store);
  const smtpPort = await listenOnLoopback(
    smtp.server,
    options.smtpPort,
    'SMTP of the mail catcher',
  );
  const stopSmtp = () =>
    new Promise<void>((stopped) => {
      smtp.close(stopped);
    });

  try {
    const http = createHttpServer([...mailpitApi(store), ...(await pageRoutes(store, smtpPort))]);
    const httpPort = await listenOnLoopback(http, options.httpPort, 'page of the mail catcher');
    const stopHttp = () =>
      new Promise<void>((stopped) => {
        http.close(() => {
          stopped();
        });
        http.closeAllConnections();
      });
    const stopBoth = async () => {
      await Promise.all([stopSmtp(), stopHttp()]);
    };
    let stopping: Promise<void> | undefined;
    return { smtpPort, httpPort, stop: () => (stopping ??= stopBoth()) };
  } catch (error) {
    await stopSmtp();
    throw error;
  }
}

/** Listens on the loopback interface only, and returns the port: the given one, or a free one for 0. */
async function listenOnLoopback(server: Server, port: number, purpose: string): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const trouble = code === 'EADDRINUSE' ? 'is taken' : `cannot be opened, ${code ?? message}`;
    throw new Error(`Port ${port} ${trouble} (${purpose}).`, { cause: error });
  }
  return (server.address() as AddressInfo).port;
}
