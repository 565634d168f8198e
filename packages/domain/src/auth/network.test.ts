import { expect, it } from 'vitest';
import { networkOf } from './network.ts';

it.each([
  ['203.0.113.9', '203.0.113.0/24'],
  [' 203.0.113.250 ', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.0/24'],
  ['2001:db8:1:2ff:1:2:3:4', '2001:db8:1:200::/56'],
  ['2001:db8:1:201::9', '2001:db8:1:200::/56'],
  ['2001:DB8::1', '2001:db8:0:0::/56'],
  ['2001:db8::5:6:7:8:9', '2001:db8:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['::', '0:0:0:0::/56'],
  ['', 'unknown'],
  ['no address', 'unknown'],
  ['203.0.113.9, 10.0.0.1', 'unknown'],
])('%s is in %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('keeps neighbours of a household together and households apart', () => {
  expect(networkOf('2001:db8:1:2ab::1')).toBe(networkOf('2001:db8:1:2cd::2'));
  expect(networkOf('2001:db8:1:2ab::1')).not.toBe(networkOf('2001:db8:1:3ab::1'));
});
