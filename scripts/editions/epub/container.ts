/** Parts → the bytes of an EPUB: the one file that knows epub-gen-memory, which assembles the container and nothing else. */
import { type Chapter, EPub, type Options } from "epub-gen-memory";
import { compressionLevel } from "./compression.ts";

interface EpubParts {
	readonly title: string;
	/** The package document, `content.opf`. */
	readonly opf: string;
	/** The navigation document, `toc.xhtml`. */
	readonly nav: string;
	/** `toc.ncx`, for older reading systems. */
	readonly ncx: string;
	/** `style.css`. */
	readonly css: string;
	readonly documents: readonly {
		readonly fileName: string;
		readonly xhtml: string;
	}[];
	/** Paths below the folder of the package document. */
	readonly resources: readonly {
		readonly path: string;
		readonly bytes: Uint8Array;
		/** Whether to pack them once more would take long and gain nothing. */
		readonly isPacked?: boolean;
	}[];
	/** `CCYY-MM-DDThh:mm:ssZ`, the date of every entry. */
	readonly modified: string;
}

/** Assembles the container (EPUB 3.3 §4). Throws when the library would rename a document or fetch anything. */
export async function packEpub(parts: EpubParts): Promise<Uint8Array> {
	return new ContainerOnly(parts).genEpub();
}

class ContainerOnly extends EPub {
	readonly #parts: EpubParts;

	constructor(parts: EpubParts) {
		// Built as literals: the library’s template engine reads options of its own from data that is spread into them.
		const options = {
			title: parts.title,
			version: 3,
			css: parts.css,
			date: parts.modified,
			contentOPF: "<%- parts.opf %>",
			tocXHTML: "<%- parts.nav %>",
			tocNCX: "<%- parts.ncx %>",
			chapterXHTML: "<%- xhtml %>",
			parts: { opf: parts.opf, nav: parts.nav, ncx: parts.ncx },
		} satisfies Options & { parts: object };
		const chapters = parts.documents.map(
			({ fileName, xhtml }) =>
				({
					title: fileName,
					filename: fileName,
					content: "",
					xhtml,
				}) satisfies Chapter & { xhtml: string },
		);
		super(options, chapters);
		this.#parts = parts;
		this.#checkContract();
	}

	/** Nothing is fetched: what the book holds comes from memory. */
	protected override async downloadAllFonts(): Promise<void> {}

	protected override async makeCover(): Promise<void> {}

	protected override async downloadAllImages(): Promise<void> {
		for (const { path, bytes, isPacked } of this.#parts.resources)
			this.zip.file(`OEBPS/${path}`, bytes, {
				createFolders: false,
				...(isPacked ? { compression: "STORE" } : {}),
			});
	}

	override async genEpub(): Promise<Buffer> {
		await this.render();
		this.#settleEntries();
		return this.zip.generateAsync({
			type: "nodebuffer",
			mimeType: "application/epub+zip",
			compression: "DEFLATE",
			compressionOptions: { level: compressionLevel },
			platform: "DOS",
			streamFiles: false,
		});
	}

	#checkContract(): void {
		const given = this.#parts.documents.map((document) => document.fileName);
		this.content.forEach((chapter, index) => {
			if (chapter.filename !== given[index])
				throw new Error(
					`epub-gen-memory renamed ${given[index]} to ${chapter.filename}`,
				);
		});
		if (new Set(given).size !== given.length)
			throw new Error(`Two documents of one name: ${given.join(", ")}`);
		if (this.images.length > 0)
			throw new Error("epub-gen-memory found an image to fetch");
	}

	/** No folders, a fixed order with `mimetype` first, and one declared date. */
	#settleEntries(): void {
		const entries = Object.values(this.zip.files).filter((entry) => !entry.dir);
		entries.sort(
			(a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1),
		);
		for (const name of Object.keys(this.zip.files)) delete this.zip.files[name];
		for (const entry of entries) {
			entry.date = new Date(this.#parts.modified);
			this.zip.files[entry.name] = entry;
		}
	}
}

function rank(name: string): number {
	const order = ["mimetype", "META-INF/container.xml", "OEBPS/content.opf"];
	const place = order.indexOf(name);
	return place < 0 ? order.length : place;
}
