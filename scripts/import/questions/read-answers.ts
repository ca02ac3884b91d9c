/** An answers file → answers: YAML, every key checked. */
import { parseDocument } from "yaml";
import { z } from "zod";
import { roleCodes, usualRoleNames } from "../copy/roles.ts";
import { type Answers, wordAnswers } from "./settle.ts";

const text = z.string().min(1);
const agent = z.strictObject({
	name: text,
	kind: z
		.enum(["person", "organization", "collective", "anonymous"])
		.optional(),
	role: z
		.string()
		.refine(
			(role) => Object.hasOwn(roleCodes, role),
			`Unknown role, expected a term of MARC or one of ${usualRoleNames.join(", ")}`,
		)
		.optional(),
	label: text.optional(),
	affiliation: text.optional(),
	location: text.optional(),
	jobTitle: text.optional(),
});

const schema = z.strictObject({
	title: text.optional(),
	lines: z
		.record(
			z.string().regex(/^\d+$/, "Unexpected key, expected a line number"),
			z.union([
				z.enum(wordAnswers),
				z.strictObject({
					author: z.array(agent).optional(),
					contributor: z.array(agent).optional(),
					date: text.optional(),
					dateModified: text.optional(),
					dateline: text.optional(),
					organization: text.optional(),
					provider: text.optional(),
				}),
			]),
		)
		.default({}),
	fileAs: z.record(text, text).default({}),
	author: z.array(agent).optional(),
	noByline: text.optional(),
});

/** Reads answers; throws with the place of what is wrong. */
export function readAnswers(yaml: string, file: string): Answers {
	const document = parseDocument(yaml, { strict: true, uniqueKeys: true });
	const [error] = document.errors;
	if (error)
		throw new Error(
			`${file}: ${error.message.split("\n")[0] ?? error.message}`,
		);
	const said = schema.safeParse(document.toJS({ maxAliasCount: 10 }) ?? {});
	if (!said.success) throw new Error(`${file}: ${z.prettifyError(said.error)}`);
	return said.data;
}
