/** Compares what the JSON-LD tells search engines about each picture. */
import { sameList } from "../../compare.ts";
import { nameOf, nodesOf, textsOf, topNodes } from "../../json-ld.ts";
import type { Rule } from "../../rule.ts";

export const jsonLdDescribesCreditedImages: Rule = {
	id: "I03",
	says: "JSON-LD describes each image that somebody is credited for: creator, credit, notice and licence.",
	clause:
		"Google, image metadata: creator, creditText, copyrightNotice, license",
	html: (html, { record }) => {
		const nodes = topNodes(html).flatMap((work) => nodesOf(work, "image"));
		return record.images
			.filter((image) => image.creditText || image.creator)
			.flatMap((image) => {
				const node =
					nodes.find((item) => textsOf(item, "name").includes(image.path)) ??
					{};
				const where = (key: string) => `JSON-LD ${key} of ${image.path}`;
				const compare = (
					key:
						| "creditText"
						| "copyrightNotice"
						| "license"
						| "acquireLicensePage",
				) =>
					sameList(
						image[key] ? [image[key]] : [],
						textsOf(node, key),
						where(key),
					);
				return [
					...sameList(
						image.creator ? [image.creator] : [],
						nodesOf(node, "creator").map(nameOf),
						where("creator"),
					),
					...compare("creditText"),
					...compare("copyrightNotice"),
					...compare("license"),
					...compare("acquireLicensePage"),
				];
			});
	},
};
