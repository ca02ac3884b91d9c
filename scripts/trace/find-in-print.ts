/** The place of a finding in the PDF → the blocks of its structure that it means, or what stands there in place of a picture. */
import type { AuditResult } from "../audit/rule.ts";
import type { PdfBlock, PdfReading } from "../readings/pdf.ts";

interface PrintSpots {
	readonly blocks: readonly PdfBlock[];
	/** The text alternative of the picture that is meant. */
	readonly alternative?: string | undefined;
}

/** From the most telling form of a place to the least: an object of the structure, marked content, a point, a page. */
export function findInPrint(result: AuditResult, pdf: PdfReading): PrintSpots {
	const { where } = result;
	const object = /.*\((\d+) 0 obj SE/.exec(where)?.[1];
	if (object !== undefined) return inObject(Number(object), pdf);
	const page = Number(/\bpage (\d+)/.exec(where)?.[1] ?? 0) - 1;
	const blocks = pdf.blocks.filter(
		(block) => block.page <= page && page <= block.lastPage,
	);
	const mcid = /.*\bmcid:(\d+)/.exec(where)?.[1];
	const point = /\bat (-?\d+) and (-?\d+) points$/.exec(where);
	if (mcid === undefined && !point) return { blocks };
	return {
		blocks: blocks.filter((block) =>
			block.shown.some(
				(item) =>
					item.page === page &&
					(point
						? item.x.toFixed(0) === point[1] && item.y.toFixed(0) === point[2]
						: item.form === undefined && item.mcid === Number(mcid)),
			),
		),
	};
}

function inObject(object: number, pdf: PdfReading): PrintSpots {
	return {
		blocks: pdf.blocks.filter((block) => block.objects.includes(object)),
		alternative: pdf.alternatives.get(object),
	};
}
