import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { SoapModule, type Client } from 'nestjs-soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { endpoint } from '../support/soap.js';

describe('a client generated from ?wsdl', () => {
  let service: TestService;
  let url: string;

  beforeAll(async () => {
    service = await TestService.start({ PUBLIC_URL_FROM_HOST: 'true' });
    await service.app.listen(0, '127.0.0.1');
    url = (await service.app.getUrl()) + endpoint;
  });
  afterAll(() => service.stop());

  const clientFor = async ({ login: username, password }: TestMailbox) => {
    const auth = { type: 'basic' as const, username, password };
    const module = await Test.createTestingModule({
      imports: [SoapModule.register({ clientName: 'um', uri: `${url}?wsdl`, auth })],
    }).compile();
    return module.get<Client & { ResetPINAsync(args: object): Promise<unknown[]> }>('um');
  };

  it('resets a PIN', async () => {
    const owner = await service.aMailbox();
    const client = await clientFor(owner);
    await client.ResetPINAsync({});
    const [mail] = service.smtp.to(owner.address);
    expect(await service.verifies(mail?.pin, owner)).toBe(true);
  });

  it('reports a fault as an error with its code', async () => {
    const owner = await service.aMailbox({ umEnabled: false });
    const client = await clientFor(owner);
    await expect(client.ResetPINAsync({})).rejects.toThrow(/UserNotUmEnabledException/);
  });

  it('reports wrong credentials as an error', async () => {
    const owner = await service.aMailbox();
    const client = await clientFor({ ...owner, password: 'wrong' });
    await expect(client.ResetPINAsync({})).rejects.toThrow();
    expect(service.smtp.to(owner.address)).toHaveLength(0);
  });

  it('needs no document besides the WSDL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-wsdl-'));
    try {
      const wsdl = await (await fetch(`${url}?wsdl`)).text();
      expect(wsdl).not.toMatch(/<(\w+:)?(import|include)\b/);
      await writeFile(join(folder, 'um.wsdl'), wsdl);
      const module = await Test.createTestingModule({
        imports: [SoapModule.register({ clientName: 'um', uri: join(folder, 'um.wsdl') })],
      }).compile();
      expect(JSON.stringify(module.get<Client>('um').describe())).toContain('ResetPIN');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
