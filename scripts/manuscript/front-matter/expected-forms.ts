/** What the remedies of problems show and name: the form that a key’s value has, and the keys that may stand at a place. */
import { z } from "zod";
import { frontMatter } from "./schema.ts";

/** Examples for the remedies of problems: by key, `key[]` for an item of a list, `key.*` for an entry under an id. */
export const expectedForms: Readonly<Record<string, string>> = {
	title: "title: Port officials reopen northern basin",
	inLanguage: "inLanguage: en-US",
	name: "name: Halima Forde",
	file: "file: 01.md",
	text: "text: The depth of the basin is nine metres",
	role: "role: investigation",
	people: 'people: { forde: { name: Halima Forde, fileAs: "Forde, Halima" } }',
	"people.*": "{id}: { name: … }",
	organizations: "organizations: { nnw: { name: NNW } }",
	"organizations.*": "{id}: { name: … }",
	author: "author: [{ person: forde }]",
	"author[]": "{ person: … } with an id of people",
	contributor: "contributor: [{ person: forde, roles: [ctb] }]",
	"contributor[]": "{ person: …, roles: [ctb] } with an id of people",
	roles: "roles: [ctb]",
	chapters: "chapters: [{ file: 01.md }]",
	"chapters[]": "{ file: 01.md }",
	keywords: "keywords: [ports, ice]",
	images: "images: { crane.jpg: { creditText: … } }",
	"images.*": "{id}: { creditText: … }",
	correction: "correction: [{ date: 2025-03-18, text: … }]",
	"correction[]": "{ date: 2025-03-18, text: … }",
	updateNote: "updateNote: [{ date: 2025-03-18, text: … }]",
	"updateNote[]": "{ date: 2025-03-18, text: … }",
	editorNote: "editorNote: [{ text: … }]",
	"editorNote[]": "{ text: … }",
	isBasedOn: "isBasedOn: [{ title: …, author: [forde] }]",
	"isBasedOn[]": "{ title: …, author: [forde] }",
	translationOf: "translationOf: { title: …, author: [forde] }",
	isPartOf: "isPartOf: { title: … }",
	identifier: 'identifier: { isbn: "…" }',
	creditLines: 'creditLines: ["…"]',
	accessibility:
		"accessibility: { conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, certifiedBy: nnw }",
	conformsTo: "conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
	certifiedBy: "certifiedBy: nnw",
};

/** The keys that may stand at `path`, for the remedies of problems. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
	const object = schemaAt(path);
	return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

/** Whether the list at `path` is one of texts. */
export function isListOfTexts(path: readonly PropertyKey[]): boolean {
	return schemaAt([...path, 0]) instanceof z.ZodString;
}

function schemaAt(path: readonly PropertyKey[]): unknown {
	let schema: unknown = frontMatter;
	for (const step of path) schema = inner(schema, step);
	return unwrap(schema);
}

function inner(schema: unknown, step: PropertyKey): unknown {
	const here = unwrap(schema);
	if (here instanceof z.ZodObject) return here.shape[String(step)];
	if (here instanceof z.ZodArray) return here.element;
	return here instanceof z.ZodRecord ? here.valueType : undefined;
}

function unwrap(schema: unknown): unknown {
	return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
