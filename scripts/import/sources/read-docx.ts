/** DOCX → blocks, through mammoth: paragraphs, headings, pictures with their captions. */
import type { Problem } from "../../model/problem.ts";
import { Unreadable } from "../../readings/unreadable.ts";
import { unzip } from "../../readings/unzip.ts";
import type { CopyBlock, WireSource } from "../model.ts";
import { photoCredit } from "../zones/read-caption.ts";

/**
 * The most that mammoth is given, which keeps some two to six kilobytes for each element of the document’s XML:
 * 7,000 paragraphs of four formats each come to 200,000 elements.
 */
const limits = { elements: 200_000, characters: 16_000_000, depth: 200 };
const extensions: Readonly<Record<string, string>> = {
	"image/png": "png",
	"image/jpeg": "jpg",
	"image/svg+xml": "svg",
};

/** Reads a Word document; pictures come back as bytes with paths under `imageFolder`. */
export async function docxSource(
	bytes: Uint8Array,
	file: string,
	imageFolder: string,
): Promise<WireSource> {
	const unsafe = checkArchive(bytes, file);
	if (unsafe) return { blocks: [], problems: [unsafe] };
	const images = new Map<
		string,
		{ readonly path: string; readonly bytes: Uint8Array }
	>();
	const problems: Problem[] = [];
	const html = await convert(bytes, file, async (type, read) => {
		const extension = extensions[type];
		if (!extension) {
			problems.push({
				rule: "image-format",
				message: `Unexpected image of type ${type}: save it as PNG or JPEG in the document`,
				file,
			});
			return "";
		}
		const path = `${imageFolder}/${images.size + 1}.${extension}`;
		images.set(path, { path, bytes: await read() });
		return path;
	});
	if (typeof html !== "string") return { blocks: [], problems: [html] };
	const [{ parseFragment }, { htmlBlocks, isElement }] = await Promise.all([
		import("parse5"),
		import("./html-blocks.ts"),
	]);
	const root = parseFragment(`<div>${html}</div>`).childNodes[0];
	if (!isElement(root))
		return {
			blocks: [],
			problems: [
				{
					rule: "file-empty",
					message: "Unexpected empty document, expected wire copy",
					file,
				},
			],
		};
	const blocks = htmlBlocks(root, {
		image: (src) => images.get(src),
		skip: () => false,
		line: (_element, index) => index + 1,
	});
	const heading = blocks.find(
		(block) => block.kind === "heading" && isTitle(html, block),
	);
	if (blocks.length === 0)
		problems.push({
			rule: "file-empty",
			message: "Unexpected empty document, expected wire copy",
			file,
		});
	return { blocks: captions(blocks), title: heading?.text, problems };
}

function isTitle(html: string, block: CopyBlock): boolean {
	return html.includes("<h1>") && block.markdown.startsWith("## ");
}

/** Calls mammoth, whose failure is a problem of the file. */
async function convert(
	bytes: Uint8Array,
	file: string,
	image: (type: string, read: () => Promise<Uint8Array>) => Promise<string>,
): Promise<string | Problem> {
	const mammoth = (await import("mammoth")).default;
	try {
		const result = await mammoth.convertToHtml(
			{ buffer: Buffer.from(bytes) },
			{
				styleMap: [
					"p[style-name='Title'] => h1:fresh",
					"p[style-name='Caption'] => figcaption:fresh",
					"p[style-name='caption'] => figcaption:fresh",
				],
				convertImage: mammoth.images.imgElement(async (picture) => ({
					src: await image(
						picture.contentType,
						async () => new Uint8Array(await picture.readAsBuffer()),
					),
				})),
			},
		);
		return result.value;
	} catch (error) {
		const why = error instanceof Error ? error.message.split("\n")[0] : "";
		return unreadable(file, `${why || "malformed"}; save it again as .docx`);
	}
}

/** A short paragraph under a picture that reads as a credit is its caption. */
function captions(blocks: readonly CopyBlock[]): CopyBlock[] {
	return blocks.map((block, index) =>
		block.kind === "paragraph" &&
		blocks[index - 1]?.kind === "image" &&
		block.text.length < 400 &&
		photoCredit.test(block.text)
			? { ...block, kind: "caption" }
			: block,
	);
}

/** What is wrong with the archive, or with the size of its XML, before mammoth opens it. */
function checkArchive(bytes: Uint8Array, file: string): Problem | undefined {
	const size = { elements: 0, characters: 0 };
	try {
		for (const [name, read] of unzip(bytes)) {
			const part = read();
			if (!/\.(?:xml|rels)$/i.test(name)) continue;
			size.characters += part.length;
			if (size.characters > limits.characters) return tooMuch(file);
			const { elements, depth } = measureXml(new TextDecoder().decode(part));
			size.elements += elements;
			if (size.elements > limits.elements) return tooMuch(file);
			if (depth > limits.depth)
				return unreadable(
					file,
					`tables and text boxes stand ${depth} elements deep in one another, expected at most ${limits.depth}; take some away`,
				);
		}
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		return unreadable(file, `${error.message}; save it again as .docx`);
	}
	return undefined;
}

/** How many elements begin in `xml`, and how many are open at most; counted without a parser, which would build them all. */
function measureXml(xml: string): { elements: number; depth: number } {
	let [elements, open, depth] = [0, 0, 0];
	for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at + 1)) {
		if (xml[at + 1] === "/") open -= 1;
		else if (!/[!?]/.test(xml[at + 1] ?? "")) {
			elements += 1;
			if (xml[xml.indexOf(">", at) - 1] !== "/") open += 1;
			depth = Math.max(depth, open);
		}
	}
	return { elements, depth };
}

function tooMuch(file: string): Problem {
	return {
		rule: "file-too-large",
		message: `Unexpected size of the document, expected at most ${limits.elements / 1000},000 paragraphs, runs and formats in ${limits.characters / 1e6} MB of XML: give one article`,
		file,
	};
}

function unreadable(file: string, why: string): Problem {
	return {
		rule: "file-unreadable",
		message: `Unreadable Word document: ${why}`,
		file,
	};
}
