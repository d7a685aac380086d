import { messages, soap, types } from '../support/soap.js';

/** How a library for Exchange web services puts a request; none of them sends a SOAPAction. */
export interface EwsRequest {
  readonly library: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const declaration = '<?xml version="1.0" encoding="utf-8"?>';

/** Read off the libraries' sources; the values are made up. */
export const ewsRequests: readonly EwsRequest[] = [
  {
    // Core/Requests/ServiceRequestBase.cs, Core/ExchangeServiceBase.cs
    library: 'the EWS Managed API',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      Accept: 'text/xml',
      'User-Agent': 'ExchangeServicesClient/15.00.0913.015',
      'Accept-Encoding': 'gzip,deflate',
      'X-ClientStatistics': 'MessageId=00000000,ResponseTime=12,SoapAction=ResetPIN;',
      'client-request-id': '7b4e1a52-2f0e-4b43-9f6e-000000000001',
      'return-client-request-id': 'true',
    },
    body: `${declaration}
<soap:Envelope xmlns:xsi="${xsi}" xmlns:m="${messages}" xmlns:t="${types}" xmlns:soap="${soap}">
  <soap:Header>
    <t:RequestServerVersion Version="Exchange2007_SP1" />
    <t:TimeZoneContext>
      <t:TimeZoneDefinition Id="W. Europe Standard Time" />
    </t:TimeZoneContext>
    <t:MailboxCulture>de-DE</t:MailboxCulture>
    <t:DateTimePrecision>Milliseconds</t:DateTimePrecision>
  </soap:Header>
  <soap:Body>
    <m:ResetPIN />
  </soap:Body>
</soap:Envelope>`,
  },
  {
    // ServiceRequestBase.java, HttpClientWebRequest.java: the culture is a display name.
    library: 'ews-java-api',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      Accept: 'text/xml',
      'User-Agent': 'ExchangeServicesClient/0.0.0.0',
      'Keep-Alive': '300',
      Connection: 'Keep-Alive',
      'Accept-Encoding': 'gzip,deflate',
      'client-request-id': '7b4e1a52-2f0e-4b43-9f6e-000000000002',
      'return-client-request-id': 'true',
    },
    body:
      `${declaration}<soap:Envelope xmlns:soap="${soap}" xmlns:xsi="${xsi}"` +
      ` xmlns:m="${messages}" xmlns:t="${types}"><soap:Header>` +
      '<t:RequestServerVersion Version="Exchange2010_SP2"></t:RequestServerVersion>' +
      '<t:MailboxCulture>German (Germany)</t:MailboxCulture></soap:Header>' +
      '<soap:Body><m:ResetPIN></m:ResetPIN></soap:Body></soap:Envelope>',
  },
  {
    // exchangelib/transport.py, wrap()
    library: 'exchangelib',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      Accept: '*/*',
      'User-Agent': 'exchangelib/5.0.0 (python-requests/2.28.1)',
      'Accept-Encoding': 'gzip, deflate',
      Connection: 'keep-alive',
      'X-AnchorMailbox': 'somebody.else@example.com',
    },
    body:
      `<?xml version='1.0' encoding='utf-8'?>\n<s:Envelope xmlns:m="${messages}"` +
      ` xmlns:s="${soap}" xmlns:t="${types}"><s:Header>` +
      '<t:RequestServerVersion Version="Exchange2016"/><t:TimeZoneContext>' +
      '<t:TimeZoneDefinition Id="UTC"/></t:TimeZoneContext></s:Header>' +
      '<s:Body><m:ResetPIN/></s:Body></s:Envelope>',
  },
];
