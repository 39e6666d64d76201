import { BlockList, isIP } from "node:net";

/** Networks that are nobody's outside (RFC 6890): this machine, private and shared ones, link-local with clouds' keys, tests, multicast. */
const INSIDE_4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

/** Of the addresses of IPv6 that are routed at all: protocols' own, documentation, and 6to4, which holds one of IPv4. */
const INSIDE_6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const inside = new BlockList();
for (const [network, bits] of INSIDE_4) inside.addSubnet(network, bits, "ipv4");
for (const [network, bits] of INSIDE_6) inside.addSubnet(network, bits, "ipv6");
const routed = new BlockList();
routed.addSubnet("2000::", 3, "ipv6");

/** Whether an address is another machine's on the internet: what is no address is not. */
export function isOutside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, "ipv4");
  return family === 6 && routed.check(address, "ipv6") && !inside.check(address, "ipv6");
}
