import { nearest } from "./nearest.js";
import { readImageFile } from "./read-images.js";
export function collectImages(folder, entries, registry, report) {
    const used = new Map();
    /** Entries that have been reported with the image that they are probably meant for. */
    const corrected = new Set();
    const read = (path, tell) => {
        const file = readImageFile(folder, path);
        if (typeof file === "string") {
            tell("image", file);
            return undefined;
        }
        const entry = entries[path];
        const similar = entry ? undefined : nearest(path, Object.keys(entries));
        if (similar !== undefined)
            corrected.add(similar);
        if (!entry?.own && !entry?.creditText && !entry?.creator)
            tell("image-credit-missing", similar === undefined
                ? `Missing credit of ${path}: add images: { "${path}": { creditText: … } } to the front matter, or own: true if the publisher made it`
                : `Missing credit of ${path}: did you mean it by “${similar}” in images? Write the path as it is here`);
        const creator = entry?.creator
            ? registry.find(entry.creator, ["images", path, "creator"])
            : undefined;
        const { own, ...said } = entry ?? {};
        return {
            ...file,
            ...said,
            creator,
            creditText: entry?.creditText ?? creator?.name,
            own: own ?? false,
        };
    };
    return {
        use(path, tell) {
            if (!used.has(path))
                used.set(path, read(path, tell));
            return used.get(path);
        },
        assets: () => [...used.values()].filter((asset) => asset !== undefined),
        reportUnused() {
            for (const path of Object.keys(entries))
                if (!used.has(path) && !corrected.has(path))
                    report("image-unused", ["images", path], `Unexpected entry “${path}” in images: the text shows no such image; remove the entry or correct its path`);
        },
    };
}
