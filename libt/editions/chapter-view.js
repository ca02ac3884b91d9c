import { bodyOf, notesOf } from "./body.js";
import { setQuotes } from "./typographic.js";
import { chapterCredits, runningTitle } from "./view.js";
export function viewChapters(publication, house, options) {
    const labels = house.labels(publication.inLanguage);
    return publication.chapters.map((chapter, index) => {
        const bodyOptions = {
            ...options,
            images: publication.images,
            dateline: index === 0 ? publication.dateline : undefined,
            labels,
        };
        const [body, notes] = [
            bodyOf(chapter, bodyOptions),
            notesOf(chapter, bodyOptions),
        ];
        options.onBody?.(body, chapter.slug);
        for (const tree of [body, notes]) {
            if (house.quotes === "typographic")
                setQuotes(tree, chapter.lang);
            options.transform?.(tree, chapter.lang);
        }
        return {
            slug: chapter.slug,
            title: chapter.title,
            lang: chapter.lang,
            page: `pages-${chapter.slug}`,
            runningTitle: runningTitle(chapter.title),
            ...chapterCredits(chapter, publication),
            body: options.serialize(body),
            notes: options.serialize(notes),
        };
    });
}
