import { shippedImages } from "../shipped-images.js";
export const i04 = {
    id: "I04",
    says: "Each image is shipped byte by byte as it was delivered, with the metadata that is embedded in it.",
    clause: "17 U.S.C. § 1202(b): copyright management information is not removed",
    html: (html, { record }) => check(html, record),
    epub: (epub, { record }) => check(epub, record),
};
function check(reading, record) {
    const shipped = new Set(shippedImages(reading, record).map(({ recorded }) => recorded));
    return record.images
        .filter((image) => !shipped.has(image))
        .map((image) => ({
        expected: `the bytes of ${image.path}`,
        actual: "no image with them",
        where: reading.edition,
    }));
}
