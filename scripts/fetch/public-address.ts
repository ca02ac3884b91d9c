/** Which addresses of the Internet are of machines that everybody reaches: a manuscript of somebody else’s must not look into the network of its reader. */
import { BlockList, isIP } from "node:net";

/** `ip` is an address of either version, as text. */
export function isPublic(ip: string): boolean {
	const version = isIP(ip);
	if (version === 0) return false;
	const inner = mappedIn(ip);
	if (inner !== undefined) return isPublic(inner);
	return version === 6
		? !reserved6.check(ip, "ipv6")
		: !reserved4.check(ip, "ipv4");
}

// Two, since one holds addresses of one version for those of the other too.
const reserved4 = new BlockList();
const reserved6 = new BlockList();
/** Special-purpose addresses (RFC 6890), and those that lead to others by translation. */
for (const [start, bits] of [
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
] as const)
	reserved4.addSubnet(start, bits, "ipv4");
for (const [start, bits] of [
	["::", 8],
	["64:ff9b::", 96],
	["64:ff9b:1::", 48],
	["100::", 64],
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
	["5f00::", 16],
	["fc00::", 7],
	["fe80::", 9],
	["ff00::", 8],
] as const)
	reserved6.addSubnet(start, bits, "ipv6");

/** Of `::ffff:10.0.0.1` and `::ffff:a00:1`, the address of the older version. */
function mappedIn(ip: string): string | undefined {
	const [, dotted, high, low] =
		/^(?:0{0,4}:){2,5}ffff:(?:([\d.]+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(
			ip,
		) ?? [];
	if (dotted !== undefined) return dotted;
	if (high === undefined || low === undefined) return undefined;
	const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
	return [one >> 8, one & 255, other >> 8, other & 255].join(".");
}
