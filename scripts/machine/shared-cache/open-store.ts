/** Addresses → stores: which kinds there are. */
import type { Store } from "./store.ts";

/** Loaded when an address asks for it. */
const adapters: Readonly<Record<string, (address: URL) => Promise<Store>>> = {
	"s3:": async (address) => (await import("./s3-store.ts")).s3Store(address),
};

/** Throws, with the remedy and without what may be a secret, where the address is none that is known. */
export async function openStore(address: string): Promise<Store> {
	const url = parseAddress(address);
	const open = adapters[url.protocol];
	if (!open) throw unknownAddress(url.protocol);
	return open(url);
}

export function parseAddress(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !adapters[url.protocol])
		throw unknownAddress(url?.protocol ?? "this");
	if (url.username !== "" || url.password !== "")
		throw new Error(
			"Unexpected name or password in the address of the cache: say them by AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
		);
	if (url.hostname === "" || url.search !== "" || url.hash !== "")
		throw unknownAddress(url.protocol);
	return url;
}

function unknownAddress(what: string): Error {
	return new Error(
		`Unexpected address of the cache (${what}): write s3://BUCKET/PREFIX, or name a folder`,
	);
}
