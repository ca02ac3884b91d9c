/** One manuscript → its finished publication, or what is wrong with it. */
import type { Browser } from "puppeteer";
import { BrowserCrash } from "../browser/isolated-page.ts";
import { noteInputs } from "../machine/input-files.ts";
import { timed } from "../machine/timed.ts";
import type { EditionName } from "../model/edition.ts";
import type { Problem } from "../model/problem.ts";
import type { Browsers } from "./browsers.ts";
import {
	type FinishedPublication,
	finishedOf,
} from "./finished-publication.ts";
import type { Shelf } from "./kept-publications.ts";
import type { Order } from "./plan-build.ts";
import {
	type HousedManuscript,
	type Houses,
	readManuscripts,
} from "./read-manuscripts.ts";
import type { WrittenPublication } from "./write-publication.ts";

export interface Workshop {
	readonly order: Order;
	readonly houses: Houses;
	readonly browsers: Browsers;
	/** Where what is made is kept for the next time. */
	readonly shelf: Shelf | undefined;
	/** Problems where the publication cannot have its place in the output folder, told before it is printed. */
	readonly findObstacles: (slug: string, path: string) => readonly Problem[];
	readonly onStage: (stage: MakingStage, what: string) => void;
	readonly signal: AbortSignal | undefined;
}

type MakingStage = "read" | EditionName | "cover" | "audit";

export interface MadePublication {
	/** Absent where there are problems. */
	readonly finished?: FinishedPublication;
	readonly problems: readonly Problem[];
	/** An error, where the work on this one could not be done. */
	readonly failure?: unknown;
}

/** Throws when the work cannot be done. */
export async function makePublication(
	path: string,
	workshop: Workshop,
): Promise<MadePublication> {
	const { order, shelf, houses, onStage } = workshop;
	const inputs = shelf && noteInputs();
	const make = async (): Promise<MadePublication> => {
		const read = await timed("read", () =>
			readManuscripts([path], { ...order, houses }, () =>
				onStage("read", path),
			),
		);
		const [manuscript] = read.manuscripts;
		if (!manuscript || read.problems.length > 0)
			return { problems: read.problems };
		const { slug, file } = manuscript.publication;
		const problems = workshop.findObstacles(slug, path);
		if (problems.length > 0) return { problems };
		const written = await write(manuscript, workshop);
		if (written.problems.length > 0) return { problems: written.problems };
		const finished = finishedOf(written, {
			file,
			notes: manuscript.notes,
			remarks: await remarksOn(manuscript, order),
		});
		// What is kept need not be held until it is published.
		const kept = inputs && shelf?.keep(path, inputs, finished);
		return { finished: kept ?? finished, problems: [] };
	};
	return inputs ? inputs.during(make) : make();
}

/** Of many publications, the one during which a browser has crashed is tried once more, in another browser. */
async function write(
	manuscript: HousedManuscript,
	workshop: Workshop,
): Promise<WrittenPublication> {
	const { order, browsers, onStage, signal } = workshop;
	const { writePublication } = await import("./write-publication.ts");
	const { house, publication } = manuscript;
	const print = (browser: Promise<Browser>) =>
		writePublication(manuscript, house, browser, {
			...order,
			onStage: (stage) => onStage(stage, publication.title),
			signal,
		});
	return browsers.run(print).catch((error: unknown) => {
		if (order.paths.length === 1 || !(error instanceof BrowserCrash))
			throw error;
		return browsers.run(print);
	});
}

/** What a manuscript leaves open. */
async function remarksOn(
	{ publication, statement, remarks }: HousedManuscript,
	{ editions }: Order,
): Promise<readonly string[]> {
	const { publisher, rights, slug } = publication;
	const { adviseOnEpub } = await import("../editions/epub/advise.ts");
	return [
		...remarks.map((remark) => `${slug}: ${remark}`),
		...(publisher || rights.rightsBasis
			? []
			: [
					`${slug}: no publisher and no rightsBasis are declared, so the editions name none and the HTML edition asks not to be indexed`,
				]),
		...(editions.includes("epub") ? adviseOnEpub(statement) : []),
	];
}
