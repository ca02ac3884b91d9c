/** Where a cache is that several machines share: an address instead of a folder. */
import { sha256 } from "../sha256.ts";

/** What `COLOPHON_CACHE` names, if it is an address; whether it can be understood is for `openStore` to say. */
export function sharedAddress(): string | undefined {
	const named = process.env.COLOPHON_CACHE ?? "";
	return isAddress(named) ? named : undefined;
}

/** `s3://bucket`, but no drive as in `C:\`. */
export function isAddress(said: string): boolean {
	return /^[a-z][a-z\d+.-]+:\/\//i.test(said);
}

/** Takes the place of `COLOPHON_CACHE` for this command and all that it starts. */
export function useCache(folderOrAddress: string): void {
	process.env.COLOPHON_CACHE = folderOrAddress;
}

/** What the folder is called that lies before the store: one each, so that nothing of a shared store reaches builds that did not ask for it. */
export function frontName(address: string): string {
	return `made-${sha256(address).slice(0, 8)}`;
}
