import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface TestCertificate {
  /** PEM files; the certificate is its own authority. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
  remove(): Promise<void>;
}

const openssl = (...args: string[]) => promisify(execFile)('openssl', args);

const newKey = (keyFile: string, names: string[]) => [
  ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile],
  ...['-subj', `/CN=made up ${randomUUID()}`, '-addext', `subjectAltName=${names.join(',')}`],
];

/** A certificate for these names, such as `IP:127.0.0.1`, made by openssl for one test. */
export function aCertificate(...names: string[]): Promise<TestCertificate> {
  return inAFolder((_, keyFile, certFile) =>
    openssl('req', '-x509', ...newKey(keyFile, names), '-days', '90', '-out', certFile),
  );
}

/** One that is valid for these days alone, such as `20200101`. */
export function aCertificateOfDays(
  { from, until }: { from: string; until: string },
  ...names: string[]
): Promise<TestCertificate> {
  return inAFolder(async (folder, keyFile, certFile) => {
    const [request, settings] = [join(folder, 'request.pem'), join(folder, 'ca.cnf')];
    await openssl('req', '-new', ...newKey(keyFile, names), '-out', request);
    await writeFile(join(folder, 'index.txt'), '');
    await writeFile(
      settings,
      `[ca]\ndefault_ca=it\n[it]\ndatabase=${folder}/index.txt\nnew_certs_dir=${folder}\n` +
        'rand_serial=yes\ndefault_md=sha256\ncopy_extensions=copy\npolicy=any\n[any]\ncommonName=supplied\n',
    );
    await openssl(
      ...['ca', '-batch', '-notext', '-selfsign', '-config', settings, '-keyfile', keyFile],
      ...['-startdate', `${from}000000Z`, '-enddate', `${until}000000Z`],
      ...['-in', request, '-out', certFile],
    );
  });
}

/** A day for `aCertificateOfDays`, so many days from now. */
export function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return day.toISOString().slice(0, 10).replaceAll('-', '');
}

async function inAFolder(
  make: (folder: string, keyFile: string, certFile: string) => Promise<unknown>,
): Promise<TestCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'umpin-certificate-'));
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await make(folder, keyFile, certFile);
  return {
    certFile,
    keyFile,
    cert: await readFile(certFile, 'utf8'),
    key: await readFile(keyFile, 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
