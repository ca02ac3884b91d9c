/** Writes small editions for the validators to judge: a book from its folder and a PDF from its objects. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";

export type Files = ReadonlyMap<string, Uint8Array>;

/** Every file under a folder, by its path from there. */
export async function readFolder(folder: string): Promise<Files> {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true,
	});
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
	return new Map(
		await Promise.all(
			paths.map(
				async (path) => [path, await readFile(join(folder, path))] as const,
			),
		),
	);
}

/** A zip container without compression, `mimetype` first (OCF 3.3 §4.2). */
export function writeEpub(files: Files): Uint8Array {
	const paths = [
		"mimetype",
		...[...files.keys()].filter((path) => path !== "mimetype"),
	];
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const path of paths) {
		const bytes = files.get(path) ?? new Uint8Array();
		const header = zipHeader(path, bytes);
		const entry = [
			Buffer.from("PK\u0003\u0004"),
			header,
			Buffer.from(path),
			bytes,
		];
		const where = Buffer.alloc(14);
		where.writeUInt32LE(offset, 10);
		central.push(
			Buffer.from("PK\u0001\u0002\u0014\0"),
			header,
			where,
			Buffer.from(path),
		);
		const whole = Buffer.concat(entry);
		offset += whole.length;
		local.push(whole);
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(paths.length, 4);
	end.writeUInt16LE(paths.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([
		...local,
		directory,
		Buffer.from("PK\u0005\u0006"),
		end,
	]);
}

/** What the local header and the central directory share: version, flags, method, date, sum, sizes, lengths. */
function zipHeader(path: string, bytes: Uint8Array): Buffer {
	const header = Buffer.alloc(26);
	header.writeUInt16LE(20, 0);
	header.writeUInt16LE(0x21, 8);
	header.writeUInt32LE(crc32(bytes), 10);
	header.writeUInt32LE(bytes.length, 14);
	header.writeUInt32LE(bytes.length, 18);
	header.writeUInt16LE(Buffer.byteLength(path), 22);
	return header;
}

/** One page with one tagged figure, in PDF/UA-1 and PDF/A-2a; without `alt` the figure has no text alternative. */
export function writePdf({
	alt = "A black square",
	claim = "2A",
}: {
	readonly alt?: string | undefined;
	readonly claim?: "2A" | "2B" | "3A";
} = {}): Uint8Array {
	const content =
		"/Figure <</MCID 0>> BDC /Gray cs 0 sc 50 50 100 100 re f EMC";
	const metadata = xmp(claim);
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot 5 0 R /Metadata 9 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0 /Tabs /S /Resources << /ColorSpace << /Gray [/CalGray << /WhitePoint [0.9505 1 1.089] /Gamma 2.2 >>] >> >> >>",
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		"<< /Type /StructTreeRoot /K [6 0 R] /ParentTree 8 0 R /ParentTreeNextKey 1 >>",
		"<< /Type /StructElem /S /Document /P 5 0 R /K [7 0 R] >>",
		`<< /Type /StructElem /S /Figure /P 6 0 R /Pg 3 0 R /K 0 /A << /O /Layout /BBox [50 50 150 150] >> ${alt ? `/Alt (${alt}) ` : ""}>>`,
		"<< /Nums [0 [7 0 R]] >>",
		`<< /Type /Metadata /Subtype /XML /Length ${metadata.length} >>\nstream\n${metadata}\nendstream`,
	];
	return Buffer.from(pdfFile(objects), "latin1");
}

function pdfFile(objects: readonly string[]): string {
	let text = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, "0")} 00000 n \n`;
	});
	const size = objects.length + 1;
	return `${text}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size ${size} /Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** PDF/A-2 §6.6.2.3 wants `pdfuaid` described in the packet itself. */
function xmp(claim: string): string {
	const [part, conformance] = claim;
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A small PDF</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>${part}</pdfaid:part>
<pdfaid:conformance>${conformance}</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
