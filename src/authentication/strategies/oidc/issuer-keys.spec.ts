import { describe, expect, it } from 'vitest';
import { fetchableUrl } from './issuer-keys.js';

describe('a URL of an issuer', () => {
  it.each([
    'https://login.example.com/realms/a/keys',
    'https://127.0.0.1:8443/keys',
    'http://localhost:8080/keys',
    'http://LOCALHOST/keys',
    'http://127.0.0.1:9/keys',
    'http://127.1.2.3/keys',
    'http://[::1]:9/keys',
  ])('can be %s', (text) => {
    expect(fetchableUrl(text, 'OIDC_JWKS_URL').href).toBe(new URL(text).href);
  });

  it.each([
    'http://login.example.com/keys',
    'http://10.0.0.1/keys',
    'http://localhost.example.com/keys',
    'http://127.0.0.1.example.com/keys',
    'http://0.0.0.0/keys',
    'http://[::2]/keys',
    'file:///etc/passwd',
    'data:application/json,{}',
    'ftp://127.0.0.1/keys',
    'https://alice:secret@login.example.com/keys',
    'login.example.com/keys',
    '',
  ])('cannot be %j, and the error names the setting alone', (text) => {
    expect(() => fetchableUrl(text, 'OIDC_JWKS_URL')).toThrow(/^OIDC_JWKS_URL /);
    expect(() => fetchableUrl(text, 'OIDC_JWKS_URL')).not.toThrow(/secret/);
  });
});
