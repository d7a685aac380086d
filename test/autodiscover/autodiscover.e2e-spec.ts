import { XmlDocument } from 'libxml2-wasm';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { Login } from '../support/soap.js';

const path = '/autodiscover/autodiscover.xml';
const start = 'http://schemas.microsoft.com/exchange/autodiscover';
const prefixes = {
  e: `${start}/responseschema/2006`,
  r: `${start}/outlook/responseschema/2006a`,
};

/** The request that Microsoft's documentation prints, with this address, and the namespaces of its programs. */
const asking = (address: string, schema = prefixes.r) =>
  `<Autodiscover xmlns="${start}/outlook/requestschema/2006">
   <Request>
     <EMailAddress>${address}</EMailAddress>
     <AcceptableResponseSchema>${schema}</AcceptableResponseSchema>
   </Request>
 </Autodiscover>`;

describe('Autodiscover', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({
      AUTODISCOVER: 'true',
      PUBLIC_URL: 'https://um.example.com',
    });
  });
  afterAll(() => service.stop());

  function post(body: string | Buffer, as?: Login, type = 'text/xml; charset=utf-8') {
    const test = request(service.server).post(path).set('Content-Type', type).buffer(true);
    if (as) void test.auth(as.login, as.password);
    return test.send(body);
  }
  /** Values of an answer by their paths, `e` and `r` being its namespaces. */
  function valuesOf(xml: string, ...paths: string[]): string[] {
    const document = XmlDocument.fromString(xml);
    try {
      return paths.map((each) => document.eval(`string(${each})`, prefixes) as string);
    } finally {
      document.dispose();
    }
  }
  async function errorOf(body: string | Buffer, as: Login): Promise<string> {
    const response = await post(body, as);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    const error = '/e:Autodiscover/e:Response/e:Error';
    const [code = '', time, id] = valuesOf(
      response.text,
      `${error}/e:ErrorCode`,
      `${error}/@Time`,
      `${error}/@Id`,
    );
    expect(time).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    expect(id).toMatch(/^\d+$/);
    return code;
  }

  it('says where the web service is, and whose mailbox it is', async () => {
    const owner = await service.aMailbox({ displayName: 'Änne & Müller' });
    const response = await post(asking(owner.address.toUpperCase()), owner);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    const settings = '/e:Autodiscover/r:Response';
    const umUrl = (type: string) => `${settings}/r:Account/r:Protocol[r:Type="${type}"]/r:UMUrl`;
    const url = 'https://um.example.com/EWS/UM2007Legacy.asmx';
    expect(
      valuesOf(
        response.text,
        `${settings}/r:User/r:DisplayName`,
        `${settings}/r:User/r:AutoDiscoverSMTPAddress`,
        `${settings}/r:Account/r:AccountType`,
        `${settings}/r:Account/r:Action`,
        umUrl('EXCH'),
        umUrl('EXPR'),
      ),
    ).toEqual(['Änne & Müller', owner.address, 'email', 'settings', url, url]);
  });

  it('is found in any case, and has the address for a name where there is none', async () => {
    const owner = await service.aMailbox();
    const response = await request(service.server)
      .post('/Autodiscover/Autodiscover.xml')
      .set('Content-Type', 'text/xml')
      .auth(owner.login, owner.password)
      .send(asking(owner.address));
    expect(response.text).toContain(`<DisplayName>${owner.address}</DisplayName>`);
  });

  it('answers the documented request in the https:// namespaces in the same', async () => {
    const owner = await service.aMailbox();
    const body = asking(owner.address).replaceAll('http://', 'https://');
    const { text } = await post(body, owner);
    expect(text).toContain('<UMUrl>');
    expect(text).toContain(`xmlns="${prefixes.r.replace('http:', 'https:')}"`);
    expect(text).not.toContain('"http://');
  });

  it('takes the elements in the other order, and with others beside them', async () => {
    const owner = await service.aMailbox();
    const [, address = '', schema = ''] =
      /(<EMail.*<\/EMailAddress>)\s*(<Acc.*Schema>)/s.exec(asking(owner.address)) ?? [];
    const body = asking(owner.address)
      .replace(address, '')
      .replace(schema, `${schema}<LegacyDN>/o=x</LegacyDN>${address}`);
    expect((await post(body, owner, 'application/xml')).text).toContain('<UMUrl>');
  });

  it('answers for others only to callers that may act for them, and says the same of no mailbox (P10)', async () => {
    const owner = await service.aMailbox();
    const helpdesk = await service.aMailbox();
    expect(await errorOf(asking(owner.address), helpdesk)).toBe('500');
    expect(await errorOf(asking('nobody@example.com'), helpdesk)).toBe('500');
    await service.administration.grant(helpdesk.login, 'ApplicationImpersonation', null);
    expect((await post(asking(owner.address), helpdesk)).text).toContain(owner.address);
    expect(await errorOf(asking('nobody@example.com'), helpdesk)).toBe('500');
  });

  it('says that a mailbox without Unified Messaging has no settings', async () => {
    const owner = await service.aMailbox({ umEnabled: false });
    expect(await errorOf(asking(owner.address), owner)).toBe('501');
  });

  it('says that it has settings for Outlook alone', async () => {
    const owner = await service.aMailbox();
    const schema = `${start}/mobilesync/responseschema/2006`;
    expect(await errorOf(asking(owner.address, schema), owner)).toBe('601');
  });

  it('refuses what is no request, or hostile', async () => {
    const owner = await service.aMailbox();
    const good = asking(owner.address);
    const refused = [
      '',
      'x',
      good.replace('<Request>', '<Request>').replace('</Request>', '</Request><Request/>'),
      good.replaceAll('Request>', 'Query>'),
      good.replace('requestschema', 'otherschema'),
      good.replace(/<Acc.*Schema>/, ''),
      good.replace(/(<EMail.*Address>)/, '$1$1'),
      good.replace(owner.address, '<a/>'),
      `<!DOCTYPE a [<!ENTITY b "c">]>${good}`,
    ];
    for (const body of refused) expect(await errorOf(body, owner), body).toBe('600');
    expect(await errorOf(Buffer.from([0x3c, 0xff, 0xfe]), owner)).toBe('600');
    expect(await errorOf(asking(''), owner)).toBe('500');
    expect(await errorOf(asking('x'.repeat(257)), owner)).toBe('500');
  });

  it('needs credentials, a POST and XML in UTF-8', async () => {
    const owner = await service.aMailbox();
    const without = await post(asking(owner.address));
    expect(without.status).toBe(401);
    expect(without.headers['www-authenticate']).toContain('Basic');
    expect((await post('not even XML', { ...owner, password: 'wrong' })).status).toBe(401);
    expect((await request(service.server).get(path)).status).toBe(405);
    const latin1 = await post(asking(owner.address), owner, 'text/xml; charset=iso-8859-1');
    expect(latin1.status).toBe(415);
    expect((await post('{}', owner, 'application/json')).status).toBe(415);
  });

  it('says that it cannot answer while the database is away', async () => {
    const owner = await service.aMailbox();
    // So that the login is remembered.
    await post(asking(owner.address), owner);
    await service.db.away();
    try {
      expect(await errorOf(asking(owner.address), owner)).toBe('603');
    } finally {
      await service.db.back();
    }
  });

  it('is off by default', async () => {
    const plain = await service.another();
    try {
      const response = await request(plain.getHttpServer()).post(path);
      expect(response.status).toBe(404);
    } finally {
      await plain.close();
    }
  });
});
