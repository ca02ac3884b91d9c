/** A bucket of S3, or of a server that speaks its protocol, as a store; the one file besides those of `fetch/` that opens connections. */
import { AwsClient } from "aws4fetch";
import { sha256 } from "../sha256.ts";
import type { Store } from "./store.ts";

/** Milliseconds until an answer must be there, with all of its bytes. */
const time = 10_000;

/** `s3://BUCKET/PREFIX`; where the server is and who asks is said by the variables that all tools of S3 know. */
export function s3Store(address: URL): Store {
	const { env } = process;
	const region = env.AWS_REGION || env.AWS_DEFAULT_REGION || "us-east-1";
	const client = new AwsClient({
		accessKeyId: required("AWS_ACCESS_KEY_ID"),
		secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
		...(env.AWS_SESSION_TOKEN ? { sessionToken: env.AWS_SESSION_TOKEN } : {}),
		service: "s3",
		region,
		retries: 0,
	});
	const endpoint = env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL;
	const server = endpoint
		? `${endpoint.replace(/\/+$/, "")}/${address.hostname}`
		: `https://${address.hostname}.s3.${region}.amazonaws.com`;
	const place = [server, ...address.pathname.split("/")]
		.filter((part) => part !== "")
		.join("/");
	const ask = async (name: string, init: RequestInit): Promise<Response> =>
		client.fetch(`${place}/${name}`, {
			...init,
			redirect: "manual",
			signal: AbortSignal.timeout(time),
		});
	return {
		async get(name) {
			const answer = await ask(name, { method: "GET" });
			if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
			// Read to its end, so that the connection is free for the next.
			const why = await answer.text();
			// Who may not list a bucket is answered 403 for what is not there, and cannot be told from a stranger.
			if (answer.status === 404 && !why.includes("NoSuchBucket"))
				return undefined;
			throw refused(answer, why);
		},
		async put(name, bytes) {
			const answer = await ask(name, {
				method: "PUT",
				body: bytes as Uint8Array<ArrayBuffer>,
				headers: { "x-amz-content-sha256": sha256(bytes) },
			});
			const why = await answer.text();
			if (!answer.ok) throw refused(answer, why);
		},
	};
}

function required(name: string): string {
	const said = process.env[name];
	if (!said) throw new Error(`${name} is not set`);
	return said;
}

/** Of the server’s words only its code, since others may repeat the request with its signature. */
function refused({ status }: Response, why: string): Error {
	const [, code] = /<Code>(\w{1,40})<\/Code>/.exec(why) ?? [];
	return new Error(
		`the server answers ${code ? `${status}, ${code}` : status}`,
	);
}
