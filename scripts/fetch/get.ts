/** An address on the web → its bytes, within limits of time, size and ways; the one file that opens a connection. */
import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { isPublic } from "./public-address.ts";

export interface GetOptions {
	/** Bytes of what is taken at most. */
	readonly mostBytes: number;
	/** Milliseconds until all of it must be there, ways included. */
	readonly time: number;
	/** Whether machines that only this one reaches may be asked. */
	readonly allowPrivate: boolean;
	readonly signal?: AbortSignal | undefined;
}

/** Why there are no bytes, in a part of a sentence: “the server answers 404”. */
export class Unfetched extends Error {
	override readonly name = "Unfetched";
}

const mostRedirects = 5;

/** Throws `Unfetched`. */
export async function get(
	address: string,
	options: GetOptions,
): Promise<Buffer> {
	const time = AbortSignal.timeout(options.time);
	const signal = AbortSignal.any([time, options.signal ?? time]);
	let url = parse(address);
	for (let way = 0; way <= mostRedirects; way += 1) {
		const answer = await ask(url, { ...options, signal }).catch((cause) => {
			throw explain(cause, time);
		});
		if (!(answer instanceof URL)) return answer;
		url = answer;
	}
	throw new Unfetched(`it leads on more than ${mostRedirects} times`);
}

function parse(address: string, base?: URL): URL {
	let url: URL;
	try {
		url = new URL(address, base);
	} catch {
		throw new Unfetched("it is no address");
	}
	if (url.protocol !== "http:" && url.protocol !== "https:")
		throw new Unfetched(`it leads to ${url.protocol}, expected https:`);
	if (url.username !== "" || url.password !== "")
		throw new Unfetched("it holds a name or a password");
	return url;
}

/** The bytes, or the address to which the server leads on. */
function ask(url: URL, options: GetOptions): Promise<Buffer | URL> {
	const { signal, allowPrivate } = options;
	// A host that is a number is looked up by nobody.
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (!allowPrivate && isIP(host) !== 0 && !isPublic(host))
		throw new Unfetched(notPublic);
	const request = url.protocol === "https:" ? requestSecure : requestPlain;
	return new Promise((resolve, reject) => {
		const asked = request(
			url,
			{
				signal,
				agent: false,
				lookup: allowPrivate ? lookup : lookupPublic,
				headers: {
					accept: "image/*",
					"accept-encoding": "identity",
					"user-agent": "colophon",
				},
			},
			(response) => {
				take(response, url, options).then(resolve, (error) => {
					response.destroy();
					reject(error);
				});
			},
		);
		asked.on("error", reject);
		asked.end();
	});
}

const notPublic =
	"its server is in a private network; --allow-private asks it all the same";

/** Asked by the connection itself, so that the answer cannot be another one a moment later. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, options, (error, found, family) => {
		const all: readonly LookupAddress[] = Array.isArray(found)
			? found
			: [{ address: String(found), family: family ?? 0 }];
		if (!error && !all.every(({ address }) => isPublic(address)))
			callback(new Unfetched(notPublic), "", 0);
		else callback(error, found as string, family);
	});
};

async function take(
	response: IncomingMessage,
	url: URL,
	{ mostBytes }: GetOptions,
): Promise<Buffer | URL> {
	const { statusCode = 0, headers } = response;
	if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location) {
		response.destroy();
		return parse(headers.location, url);
	}
	if (statusCode !== 200)
		throw new Unfetched(`the server answers ${statusCode}`);
	const tooLarge = new Unfetched(
		`it has more than ${Math.round(mostBytes / 1e6)} MB`,
	);
	if (Number(headers["content-length"] ?? 0) > mostBytes) throw tooLarge;
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of response) {
		length += part.length;
		if (length > mostBytes) throw tooLarge;
		parts.push(part);
	}
	return unpack(Buffer.concat(parts), headers["content-encoding"], mostBytes);
}

const packings = {
	gzip: promisify(gunzip),
	deflate: promisify(inflate),
	br: promisify(brotliDecompress),
};

/** Some servers pack whatever they are asked. */
async function unpack(
	bytes: Buffer,
	packing: string | undefined,
	maxOutputLength: number,
): Promise<Buffer> {
	const wanted = packing?.trim().toLowerCase() ?? "identity";
	if (wanted === "identity" || wanted === "") return bytes;
	const by = Object.entries(packings).find(([name]) => name === wanted)?.[1];
	if (!by) throw new Unfetched(`it is packed in a way that is not known`);
	return by(bytes, { maxOutputLength });
}

function explain(cause: unknown, time: AbortSignal): unknown {
	if (cause instanceof Unfetched) return cause;
	if (time.aborted) return new Unfetched("it takes too long", { cause });
	const { code, message = "" } = cause as NodeJS.ErrnoException;
	const reason = reasons[code ?? ""];
	return new Unfetched(
		reason ?? `it cannot be fetched (${code ?? message.slice(0, 80)})`,
		{ cause },
	);
}

const reasons: Readonly<Record<string, string>> = {
	ENOTFOUND: "there is no such server",
	EAI_AGAIN: "the name of its server cannot be looked up",
	ECONNREFUSED: "its server takes no connection",
	ECONNRESET: "its server broke off",
};
