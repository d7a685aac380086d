import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js';
import type { ConfigMap, Service } from 'kubernetes-types/core/v1.js';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/config.js';
import { testSettings } from '../support/settings.js';

const folder = fileURLToPath(new URL('../../deploy/kubernetes/', import.meta.url));
const read = (file: string) => readFileSync(`${folder}${file}`, 'utf8');

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
}
const kustomization = parse(read('kustomization.yaml')) as { resources: string[] };
const files = [...kustomization.resources, 'secret.example.yaml'];

/** Of the OpenAPI description of Kubernetes, as types: they know every field, and refuse all others. */
const types: Readonly<Record<string, string>> = {
  'apps/v1': 'apps/v1',
  'networking.k8s.io/v1': 'networking/v1',
  'policy/v1': 'policy/v1',
  v1: 'core/v1',
};

/** What the API of Kubernetes would not take. */
function mistakesIn(resources: readonly Resource[]): string[] {
  const file = fileURLToPath(new URL('resources-of-kubernetes.ts', import.meta.url));
  const lines = resources.map(
    (resource, index) =>
      `export const r${index}: import('kubernetes-types/${types[resource.apiVersion]}').${resource.kind} = ${JSON.stringify(resource)};`,
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === file || disk.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name === file
        ? ts.createSourceFile(name, lines.join('\n'), ts.ScriptTarget.ES2023)
        : disk.getSourceFile(name, ...rest),
  };
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function kubectlIsInstalled(): boolean {
  try {
    execFileSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('The kustomization is built only where kubectl is installed.\n');
    return false;
  }
}

describe('the manifests for Kubernetes', () => {
  const resources = files.flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => document.toJS() as Resource),
  );
  const deployment = resources.find(({ kind }) => kind === 'Deployment') as Deployment;
  const pod = deployment.spec?.template.spec;

  it('are as its API describes them', () => {
    expect(mistakesIn(resources)).toEqual([]);
  });

  it('would be refused with a misspelled field, or a value of another type', () => {
    const wrong = { ...deployment, spec: { ...deployment.spec, replica: 2 } };
    expect(mistakesIn([wrong as never]).join()).toContain('"replica"');
    const text = { ...deployment, spec: { ...deployment.spec, replicas: '2' } };
    expect(mistakesIn([text as never]).join()).toContain("'string' is not assignable");
  });

  it('give a pod no right, no token and no file to write', () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of pod?.containers ?? []) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('hold settings that umpin takes, and no secret', () => {
    const own = { ...parseEnv(read('umpin.env')) };
    for (const { name, value = '' } of pod?.containers[0]?.env ?? []) own[name] = value;
    const secrets = Object.keys(own).filter((name) => name.endsWith('_FILE'));
    expect(secrets).toEqual(['DATABASE_URL_FILE', 'SMTP_URL_FILE', 'SEALING_KEYS_FILE']);
    const given = testSettings('postgres://db.example.com/umpin', 'smtp://smtp.example.com');
    for (const name of secrets) {
      Reflect.deleteProperty(own, name);
      own[name.slice(0, -'_FILE'.length)] = given[name.slice(0, -'_FILE'.length)];
    }
    expect(loadConfig(own)).toMatchObject({ http: { port: 8080 } });
    const example = resources.find(({ kind }) => kind === 'Secret') as Resource & {
      stringData: object;
    };
    expect(new Set(Object.values(example.stringData))).toEqual(new Set(['']));
  });

  it.skipIf(!kubectlIsInstalled())('are built by kustomize, and refer to each other', () => {
    const built = parseAllDocuments(
      execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }),
    ).map((document) => document.toJS() as Resource);
    expect(mistakesIn(built)).toEqual([]);
    const one = (kind: string): unknown => built.find((each) => each.kind === kind);
    const { spec } = one('Deployment') as Deployment;
    const labels = spec?.template.metadata?.labels;
    expect(labels).toMatchObject(spec?.selector.matchLabels ?? {});
    for (const selector of [
      (one('Service') as Service).spec?.selector,
      (one('PodDisruptionBudget') as PodDisruptionBudget).spec?.selector?.matchLabels,
      (one('NetworkPolicy') as NetworkPolicy).spec?.podSelector.matchLabels,
    ]) {
      expect(selector).toEqual(spec?.selector.matchLabels);
    }
    expect(spec?.template.spec?.containers[0]?.envFrom).toEqual([
      { configMapRef: { name: (one('ConfigMap') as ConfigMap).metadata?.name } },
    ]);
  });

  it.skipIf(!kubectlIsInstalled())('take the documented volume for files of the audit', () => {
    const page = fileURLToPath(new URL('../../docs/operate/audit.md', import.meta.url));
    const [, patch = ''] = /```yaml\n([^]*?)```/.exec(readFileSync(page, 'utf8')) ?? [];
    const overlay = mkdtempSync(join(tmpdir(), 'umpin-overlay-'));
    const base = relative(overlay, folder);
    writeFileSync(
      join(overlay, 'kustomization.yaml'),
      `resources: ['${base}']\npatches: [{ path: patch.yaml }]\n`,
    );
    writeFileSync(join(overlay, 'patch.yaml'), patch);
    const built = parseAllDocuments(
      execFileSync('kubectl', ['kustomize', overlay], { encoding: 'utf8' }),
    ).map((document) => document.toJS() as Resource);
    rmSync(overlay, { recursive: true });
    expect(mistakesIn(built)).toEqual([]);
    const patched = built.find(({ kind }) => kind === 'Deployment') as Deployment;
    const [container] = patched.spec?.template.spec?.containers ?? [];
    expect(container?.volumeMounts).toEqual([
      expect.objectContaining({ mountPath: '/var/log/umpin', subPathExpr: '$(POD)' }),
      ...(pod?.containers[0]?.volumeMounts ?? []),
    ]);
  });
});
