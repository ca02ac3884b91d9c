/** The images that an edition ships, beside what the record says of each. */
import { createHash } from "node:crypto";
import { resolvePath } from "../readings/epub.js";
export function shippedImages(reading, record) {
    return reading.images.map((image) => {
        const bytes = bytesOf(image, reading);
        const sha256 = bytes && createHash("sha256").update(bytes).digest("hex");
        return {
            image,
            recorded: record.images.find((item) => item.sha256 === sha256),
            isCover: reading.edition === "epub" && /(^|\/)cover\.jpg$/.test(image.src),
        };
    });
}
function bytesOf(image, reading) {
    if (reading.edition === "html") {
        const data = /^data:[^,]*;base64,(?:#(\d+)|(.*))$/s.exec(image.src);
        if (!data)
            return undefined;
        const text = data[1] ? reading.embedded[Number(data[1])] : data[2];
        return Buffer.from(text ?? "", "base64");
    }
    return fileOf(image, reading);
}
function fileOf(image, epub) {
    const [page = ""] = image.where.split(":");
    return epub.files.get(resolvePath(page, image.src))?.();
}
