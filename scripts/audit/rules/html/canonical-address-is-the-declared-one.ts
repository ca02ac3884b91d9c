/** Compares the address that search engines file the page under, and whether they may file it. */

import { sameList } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import type { Finding, Rule } from "../../rule.ts";

export const canonicalAddressIsTheDeclaredOne: Rule = {
	id: "H05",
	says: "The canonical address is the declared one; a republished work asks not to be indexed and never points at its republisher.",
	clause: "RFC 6596; Google: a syndicated copy blocks indexing",
	html: ({ links, metas }, { record }): Finding[] => {
		const canonical = links
			.filter((link) => link.rel.split(/\s+/).includes("canonical"))
			.map((link) => link.href);
		const robots = metas
			.filter((meta) => meta.name === "robots")
			.map((meta) => meta.content);
		const copy = (record.works ?? []).some(
			(work) => work.relation === "republication",
		);
		return [
			...sameList(
				record.canonical ? [record.canonical] : [],
				canonical,
				"link canonical",
			),
			...(record.robots
				? sameList([record.robots], robots, "meta robots")
				: []),
			...(copy &&
			!record.robots &&
			!robots.some((text) => text.includes("noindex"))
				? [
						{
							expected: "noindex",
							actual: robots.join(" | ") || nothing,
							where: "meta robots",
						},
					]
				: []),
			...(copy && record.url && canonical.includes(record.url)
				? [
						{
							expected: "the address of the source, or none",
							actual: record.url,
							where: "link canonical",
						},
					]
				: []),
		];
	},
};
