import { isIPv4, isIPv6 } from 'node:net';

/** The network that limits count by: a /24 of IPv4, a /56 of IPv6 (what one household gets). Not an address: 'unknown'. */
export function networkOf(address: string): string {
  const plain = address.trim().replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIPv6(plain)) return `${prefixOf(plain)}::/56`;
  return 'unknown';
}

/** The first 56 bits, as four groups with the last one cut to its upper byte. */
function prefixOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const left = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = tail === undefined ? before : [...before, ...left, ...after];
  const numbers = groups.slice(0, 4).map((group) => Number.parseInt(group, 16) || 0);
  return numbers.map((number, index) => (index === 3 ? number & 0xff00 : number).toString(16)).join(':');
}
