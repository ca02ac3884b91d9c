/** The definition of front matter → `colophon.schema.json`. */
import { z } from "zod";
import { frontMatter } from "./schema.ts";

/** The JSON Schema (draft 2020-12) of the front matter, for editors. */
export function frontMatterJsonSchema(): object {
	const schema = z.toJSONSchema(frontMatter, {
		target: "draft-2020-12",
		unrepresentable: "any",
		override: ({ jsonSchema }) => allowOtherForms(jsonSchema),
	});
	return { title: "Front matter of a Colophon manuscript", ...schema };
}

/** The forms that `parse-front-matter.ts` takes as they are meant. */
function allowOtherForms(schema: z.core.JSONSchema.BaseSchema): void {
	const { type, description } = schema;
	if (type === "string" && !schema.pattern && !schema.enum)
		schema.type = ["string", "number"] as never;
	if (type === "integer") schema.type = ["integer", "string"] as never;
	if (type !== "array" || typeof schema.items !== "object") return;
	const list = { ...schema };
	for (const key of Object.keys(schema)) delete schema[key];
	delete list.description;
	Object.assign(schema, {
		...(description ? { description } : {}),
		anyOf: [list, list.items],
	});
}
