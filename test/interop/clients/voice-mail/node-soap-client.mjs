// The voice-mail operations with npm's soap; says in one line of JSON what its caller sees.
import soap from 'soap';

const { UMPIN_URL, UMPIN_LOGIN, UMPIN_PASSWORD, UMPIN_FOLDER } = process.env;

const client = await soap.createClientAsync(`${UMPIN_URL}?wsdl`);
client.setSecurity(new soap.BasicAuthSecurity(UMPIN_LOGIN, UMPIN_PASSWORD));

const [enabled] = await client.IsUMEnabledAsync({});
await client.SetOofStatusAsync({ status: true });
await client.SetMissedCallNotificationEnabledAsync({ status: false });
await client.SetPlayOnPhoneDialStringAsync({ dialString: '+49 30 5550-100' });
await client.SetTelephoneAccessFolderEmailAsync({ base64FolderID: UMPIN_FOLDER });
const fault = await client
  .SetPlayOnPhoneDialStringAsync({ dialString: 'at home' })
  .catch((error) => {
    return error.root.Envelope.Body.Fault.detail.ResponseCode;
  });
const [properties] = await client.GetUMPropertiesAsync({});
console.log(
  JSON.stringify({
    enabled: enabled.IsUMEnabledResponse,
    properties: properties.GetUMPropertiesResponse,
    code: fault.$value ?? fault,
  }),
);
