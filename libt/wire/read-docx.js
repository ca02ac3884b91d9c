import { photoCredit } from "./read-caption.js";
const maxInflated = 200_000_000;
const maxEntries = 2000;
const extensions = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/svg+xml": "svg",
};
/** Reads a Word document; pictures come back as bytes with paths under `imageFolder`. */
export async function docxSource(bytes, file, imageFolder) {
    const unsafe = checkArchive(bytes, file);
    if (unsafe)
        return { blocks: [], problems: [unsafe] };
    const images = new Map();
    const problems = [];
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
    if (typeof html !== "string")
        return { blocks: [], problems: [html] };
    const [{ parseFragment }, { htmlBlocks, isElement }] = await Promise.all([
        import("parse5"),
        import("./html-blocks.js"),
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
    const heading = blocks.find((block) => block.kind === "heading" && isTitle(html, block));
    if (blocks.length === 0)
        problems.push({
            rule: "file-empty",
            message: "Unexpected empty document, expected wire copy",
            file,
        });
    return { blocks: captions(blocks), title: heading?.text, problems };
}
function isTitle(html, block) {
    return html.includes("<h1>") && block.markdown.startsWith("## ");
}
/** Calls mammoth, whose failure is a problem of the file. */
async function convert(bytes, file, image) {
    const mammoth = (await import("mammoth")).default;
    try {
        const result = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, {
            styleMap: [
                "p[style-name='Title'] => h1:fresh",
                "p[style-name='Caption'] => figcaption:fresh",
                "p[style-name='caption'] => figcaption:fresh",
            ],
            convertImage: mammoth.images.imgElement(async (picture) => ({
                src: await image(picture.contentType, async () => new Uint8Array(await picture.readAsBuffer())),
            })),
        });
        return result.value;
    }
    catch (error) {
        return {
            rule: "file-unreadable",
            message: `Unreadable Word document: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : "malformed"}; save it again as .docx`,
            file,
        };
    }
}
/** A short paragraph under a picture that reads as a credit is its caption. */
function captions(blocks) {
    return blocks.map((block, index) => block.kind === "paragraph" &&
        blocks[index - 1]?.kind === "image" &&
        block.text.length < 400 &&
        photoCredit.test(block.text)
        ? { ...block, kind: "caption" }
        : block);
}
/** The archive’s own directory says how large it unpacks; a bomb is refused before it is opened. */
function checkArchive(bytes, file) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    const floor = Math.max(0, bytes.length - 66_000);
    while (end >= floor && view.getUint32(end, true) !== 0x06054b50)
        end -= 1;
    if (end < floor || end < 0)
        return {
            rule: "file-unreadable",
            message: "Unreadable Word document: it is no complete ZIP archive; save it again as .docx",
            file,
        };
    const entries = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    let total = 0;
    for (let index = 0; index < entries &&
        at + 46 <= bytes.length &&
        view.getUint32(at, true) === 0x02014b50; index += 1) {
        total += view.getUint32(at + 24, true);
        at +=
            46 +
                view.getUint16(at + 28, true) +
                view.getUint16(at + 30, true) +
                view.getUint16(at + 32, true);
    }
    if (total <= maxInflated && entries <= maxEntries)
        return undefined;
    return {
        rule: "file-too-large",
        message: `Unexpected size of the unpacked document, expected at most ${maxInflated / 1e6} MB in ${maxEntries} parts: give one article`,
        file,
    };
}
