/** The program of a process that builds for a worker or a publisher, one build after the other, in the folder of a source. */
import { join } from "node:path";
import { type BuildOptions, type BuildReport, build } from "../build/build.ts";
import { messagesOf } from "../machine/messages-of.ts";
import { settleShared } from "../machine/shared-cache/shared-cache.ts";
import { openWorkFolder, removeWorkFolder } from "../machine/work-folder.ts";

/** Without `out` what is built is kept in the cache alone. */
export type BuildRequest = Omit<
	BuildOptions,
	"reuse" | "signal" | "onProgress" | "onWarning"
>;

export type BuildAnswer = {
	/** What is not as it should be on this machine and stopped nothing. */
	readonly warnings: readonly string[];
} & (
	| Pick<BuildReport, "problems" | "failed" | "publications">
	/** Why the work could not be done, in sentences. */
	| { readonly failure: readonly string[] }
);

// Whoever asked is gone.
process.on("disconnect", () => process.exit(1));
process.on("message", (request: BuildRequest) => {
	void answer(request).then((said) => process.send?.(said));
});

async function answer(request: BuildRequest): Promise<BuildAnswer> {
	const warnings: string[] = [];
	const work = request.out === undefined ? openWorkFolder() : undefined;
	try {
		const { problems, failed, publications } = await build({
			...request,
			out: request.out ?? join(work ?? "", "dist"),
			reuse: true,
			onWarning: (warning) => warnings.push(warning),
		});
		warnings.push(...(await settleShared()));
		return { problems, failed, publications, warnings };
	} catch (error) {
		return { failure: messagesOf(error), warnings };
	} finally {
		if (work) removeWorkFolder(work);
	}
}
