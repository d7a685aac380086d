import { demoUsers } from './demo-data.js';

const request =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  '<ResetPIN xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"/>' +
  '</soap:Body></soap:Envelope>';

/** The text that a newcomer reads after the first start. */
export function welcomeText(publicUrl: string, mailPage: string): string {
  const endpoint = `${publicUrl}/EWS/UM2007Legacy.asmx`;
  const accounts = demoUsers.map(({ login, password, remark }) =>
    `  ${login.padEnd(19)}${password.padEnd(13)}${remark}`.trimEnd(),
  );
  const [alice] = demoUsers;
  return `
umpin is ready.

  ResetPIN  ${endpoint}   (contract: ?wsdl)
  Mail      ${mailPage}

Demonstration accounts:
${accounts.join('\n')}

Reset Alice's PIN, then read her mail:

curl -u ${alice?.login}:${alice?.password} -H 'Content-Type: text/xml; charset=utf-8' \\
  --data '${request}' \\
  ${endpoint}

Ctrl-C stops everything.
`;
}
