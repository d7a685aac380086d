/**
 * The header fields of every page (OWASP ASVS 5.0.0, 3.4): nothing from another host, no script or style in the page
 * itself, no frame, and no copy on a shared computer.
 */
export function pageHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
    // Not no-referrer: browsers would send `Origin: null` with our own forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    vary: 'accept-language, cookie',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
