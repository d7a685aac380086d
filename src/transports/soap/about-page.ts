import { namespaces } from './namespaces.js';

/** The page for people who open the endpoint in a browser. */
export const aboutPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>umpin</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
  body { max-width: 40rem; margin: 4rem auto; padding: 0 1rem }
  code { overflow-wrap: anywhere }
</style>
<h1>umpin</h1>
<p>This address is for programs. It serves the Exchange Unified Messaging operation
<strong>ResetPIN</strong> over SOAP 1.1, by which the caller's mailbox gets a new voice-mail PIN by mail,
and those that read and set what the owner wants of the voice mail.</p>
<ul>
<li><a href="?wsdl">The contract (WSDL)</a></li>
<li>Call it with <code>POST</code>, <code>Content-Type: text/xml</code> and HTTP Basic
authentication.</li>
<li>Namespace: <code>${namespaces.messages}</code></li>
</ul>
</html>
`;
