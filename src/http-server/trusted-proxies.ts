import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { canonicalAddress } from './ip-address.js';

/** The reverse proxies whose headers are trusted, by address. */
export class TrustedProxies {
  // One list per family: in a common list, IPv6 networks such as ::/0 include IPv4 addresses (Node 20).
  readonly #addresses = { ipv4: new BlockList(), ipv6: new BlockList() };
  /** Whether there are any. */
  readonly configured: boolean;

  /**
   * @param networks IP addresses, and networks as in `10.0.0.0/8`
   * @throws Error for anything else
   */
  constructor(networks: readonly string[]) {
    this.configured = networks.length > 0;
    for (const network of networks) this.add(network);
  }

  includes(address: string | undefined): boolean {
    // Called several times per request, and Node.js creates an object for the address each time.
    if (!this.configured) return false;
    const canonical = canonicalAddress(address ?? '');
    if (canonical === undefined) return false;
    const family = familyOf(canonical);
    return this.#addresses[family].check(canonical, family);
  }

  private add(network: string): void {
    const [, text = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
    const address = canonicalAddress(text);
    if (!address) throw new Error('A trusted proxy must be an IP address or a network.');
    const family = familyOf(address);
    const mappedBits = isIPv6(text) && isIPv4(address) ? 96 : 0;
    if (bits === undefined) this.#addresses[family].addAddress(address, family);
    else this.#addresses[family].addSubnet(address, Number(bits) - mappedBits, family);
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
