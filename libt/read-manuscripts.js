/** Manuscripts → publications, each with the house that sets it, and every problem in them. */
import { checkGlyphs } from "./editions/check-glyphs.js";
import { houseNames, readHouse } from "./house/index.js";
import { findManuscripts, readManuscript } from "./manuscript/index.js";
/** Without paths, every manuscript in `manuscript/`. `house` is for those that name none. */
export async function readManuscripts(paths, house, onRead) {
    const found = paths.length > 0 ? paths : findManuscripts("manuscript");
    const houses = houseNames();
    const problems = [];
    const works = new Map();
    for (const path of found) {
        onRead(path);
        const read = await readManuscript(path, { house, houses });
        problems.push(...read.problems);
        if (!read.publication)
            continue;
        const { slug } = read.publication;
        const own = readHouse(read.publication.house);
        problems.push(...checkGlyphs(read.publication, own));
        const first = works.get(slug)?.publication.file;
        if (first)
            problems.push(slugTwice(slug, path, first));
        works.set(slug, { publication: read.publication, house: own });
    }
    return { works: [...works.values()], problems };
}
function slugTwice(slug, path, first) {
    return {
        rule: "slug-twice",
        message: `Unexpected second publication with the slug “${slug}”, which ${first} has: rename the file, or add slug to its front matter`,
        file: path,
    };
}
