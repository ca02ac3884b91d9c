/** An object storage that speaks S3’s protocol, in a process of its own: a build waits for its answers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface S3Server {
	/** What a command needs to find it. */
	readonly env: Readonly<Record<string, string>>;
	/** `s3://…` */
	readonly address: string;
	/** Where the objects of the address lie. */
	readonly folder: string;
	readonly end: () => Promise<void>;
}

export async function startS3(folder: string): Promise<S3Server> {
	mkdirSync(folder, { recursive: true });
	const root = dirname(
		createRequire(import.meta.url).resolve("s3rver/package.json"),
	);
	const child = spawn(
		process.execPath,
		[
			join(root, "bin/s3rver.js"),
			...["-d", folder, "-a", "127.0.0.1", "-p", "0"],
			...["--configure-bucket", "shared"],
		],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	const port = await new Promise<string>((resolve, reject) => {
		let said = "";
		child.stdout.on("data", (data: Buffer) => {
			said += data.toString();
			const [, found] = /listening on \S+?:(\d+)/.exec(said) ?? [];
			if (found) resolve(found);
		});
		child.once("exit", () => reject(new Error(said)));
	});
	return {
		env: {
			AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
			AWS_ACCESS_KEY_ID: "S3RVER",
			AWS_SECRET_ACCESS_KEY: "S3RVER",
			AWS_REGION: "eu-north-1",
		},
		address: "s3://shared/press",
		folder: join(folder, "shared", "press"),
		async end() {
			const ended = once(child, "exit");
			child.kill();
			await ended;
		},
	};
}
