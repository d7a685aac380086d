import { describe, expect, it } from 'vitest';
import { readServer, type LdapServer } from './ldap-connection.js';

describe('the URL of an LDAP server', () => {
  it.each<[string, LdapServer]>([
    ['ldap://a.example.com', { host: 'a.example.com', port: 389, security: 'starttls' }],
    ['ldap://a.example.com:3890/', { host: 'a.example.com', port: 3890, security: 'starttls' }],
    ['ldaps://a.example.com', { host: 'a.example.com', port: 636, security: 'tls' }],
    ['LDAPS://a.example.com:3269', { host: 'a.example.com', port: 3269, security: 'tls' }],
    ['ldaps://[2001:db8::1]', { host: '2001:db8::1', port: 636, security: 'tls' }],
    ['ldap://192.0.2.1', { host: '192.0.2.1', port: 389, security: 'starttls' }],
  ])('%s', (url, server) => {
    expect(readServer(url, true)).toEqual(server);
  });

  it('stands for no TLS only under ldap:// and if StartTLS is off', () => {
    expect(readServer('ldap://a.example.com', false).security).toBe('none');
    expect(readServer('ldaps://a.example.com', false).security).toBe('tls');
  });
});
