// ResetPIN with npm's soap; says in one line of JSON what its caller sees.
import soap from 'soap';

const { UMPIN_URL, UMPIN_LOGIN, UMPIN_PASSWORD } = process.env;

async function resetPin() {
  const client = await soap.createClientAsync(`${UMPIN_URL}?wsdl`);
  client.setSecurity(new soap.BasicAuthSecurity(UMPIN_LOGIN, UMPIN_PASSWORD));
  try {
    await client.ResetPINAsync({});
  } catch (error) {
    const code = error.root?.Envelope.Body.Fault.detail.ResponseCode;
    const denied = error.response?.status === 401;
    return { outcome: denied ? 'denied' : 'fault', code: code?.$value ?? code };
  }
  return { outcome: 'reset' };
}

console.log(JSON.stringify(await resetPin()));
