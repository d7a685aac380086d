import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * The other side of Postfix's login: a server of Dovecot's authentication protocol, version 1.1, that
 * knows one login by PLAIN. Postfix itself knows no passwords.
 */
export class SaslServer {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(login?: { user: string; password: string }): Promise<SaslServer> {
    const right = Buffer.from(`\0${login?.user}\0${login?.password}`).toString('base64');
    const server = createServer();
    const it = new SaslServer(server);
    server.on('connection', (socket) => it.serve(socket, login?.user ?? '', right));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return it;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket, user: string, right: string): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    const greeting = ['VERSION\t1\t1', 'MECH\tPLAIN\tplaintext', 'SPID\t1', 'CUID\t1'];
    socket.write([...greeting, 'COOKIE\tmade-up', 'DONE', ''].join('\n'));
    createInterface(socket).on('line', (line) => {
      const [command, id = '', ...rest] = line.split('\t');
      if (command !== 'AUTH') return;
      const accepted = rest.includes(`resp=${right}`);
      socket.write(accepted ? `OK\t${id}\tuser=${user}\n` : `FAIL\t${id}\n`);
    });
  }
}
