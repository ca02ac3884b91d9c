/** What the work comes from: other works with the lines that name them, and one list of sources for all metadata. */
import { sayChanges, sayWork } from "../credits/say-colophon.ts";
import type { Publication, Work } from "../model/publication.ts";
import type {
	StatedSource,
	StatedWork,
	Statement,
} from "../model/statement.ts";
import { stateAgent } from "./state-agents.ts";

/** Those that it is based on, in their order, and then the original of a translation. */
export function stateWorks(publication: Publication): StatedWork[] {
	const { isBasedOn, translationOf } = publication;
	return [
		...isBasedOn.map((work, index) =>
			stateWork(work, ["isBasedOn", index], publication),
		),
		...(translationOf
			? [
					stateWork(
						{ relation: "translation", ...translationOf },
						["translationOf"],
						publication,
					),
				]
			: []),
	];
}

function stateWork(
	work: Work,
	from: StatedWork["from"],
	publication: Publication,
): StatedWork {
	return {
		...work,
		relation: work.relation ?? "based-on",
		author: work.author.map(stateAgent),
		publisher: work.publisher && stateAgent(work.publisher),
		from,
		line: sayWork(work, publication),
		changesLine:
			work.changes === undefined || work.changes === ""
				? undefined
				: sayChanges(work.changes, publication),
	};
}

/** Each once, by its text: the works first, and then the work’s own address, with its own day where this edition has another. */
export function stateSources(
	works: readonly StatedWork[],
	address: string | undefined,
	dates: Statement["dates"],
): StatedSource[] {
	const own: StatedSource[] = address
		? [
				{
					text: address,
					issued: dates.edition && dates.published,
					isOwnAddress: true,
				},
			]
		: [];
	const sources = [
		...works.map((work) => ({
			text: work.url ?? work.line.text,
			issued: work.datePublished,
			isOwnAddress: false,
		})),
		...own,
	];
	return sources.filter(
		({ text }, index) =>
			sources.findIndex((source) => source.text === text) === index,
	);
}
