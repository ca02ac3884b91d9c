/** Publication → `credits.json`: what the editions say of who made the work, as plain data. The audit needs nothing else. */
import { createHash } from "node:crypto";
import { contributorsOf } from "./contributors.js";
import { plain } from "./list-names.js";
import { printedBlocks } from "./printed-blocks.js";
import { sayByline, sayCreditLines } from "./say.js";
import { sayColophon, sayDates, sayNotes, saySources, sayWork, } from "./say-colophon.js";
export function creditRecord(publication, editions) {
    return {
        title: publication.title,
        language: publication.inLanguage,
        form: publication.form,
        type: publication.type,
        ...given({
            subtitle: publication.subtitle,
            kicker: publication.kicker,
            dateCreated: publication.dateCreated,
            datePublished: publication.datePublished,
            dateModified: publication.dateModified,
            editionDate: publication.edition?.datePublished,
            dateline: publication.dateline,
            publisher: agentName(publication.publisher),
            sourceOrganization: publication.sourceOrganization?.name,
            canonical: publication.canonical,
            url: publication.url,
            noByline: publication.noByline,
            organizations: organizationNames(publication),
            identifier: identifierOf(publication),
        }),
        ...recordRights(publication),
        ...recordWorks(publication),
        byline: recordLine(sayByline(publication)),
        creditLines: sayCreditLines(publication).map(recordLine),
        contributors: recordContributors(publication),
        opening: [
            ...sayDates(publication).map(({ kind, label, text }) => ({
                kind,
                label,
                text,
            })),
            ...saySources(publication).map(recordText),
        ],
        notes: sayNotes(publication).map(recordText),
        colophon: sayColophon(publication).map(recordText),
        chapters: recordChapters(publication),
        images: publication.images.map(recordImage),
        editions,
    };
}
function recordRights({ rights }) {
    return given({
        license: rights.license,
        acquireLicensePage: rights.acquireLicensePage,
        copyrightHolder: rights.copyrightHolder.length > 0
            ? rights.copyrightHolder.map((agent) => agent.legalName ?? agent.name)
            : undefined,
        copyrightYear: rights.copyrightYear,
        copyrightNotice: rights.copyrightNotice,
        rightsBasis: rights.rightsBasis,
        robots: rights.robots,
    });
}
function recordWorks(publication) {
    const { isBasedOn, translationOf } = publication;
    const works = [
        ...isBasedOn,
        ...(translationOf
            ? [{ relation: "translation", ...translationOf }]
            : []),
    ];
    if (works.length === 0)
        return {};
    return {
        source: works.map((work) => plain(sayWork(work, publication))),
        works: works.map(recordWork),
    };
}
function recordWork(work) {
    return {
        relation: work.relation ?? "based-on",
        author: work.author.map((agent) => agent.name),
        ...given({
            title: work.title,
            url: work.url,
            publisher: work.publisher?.name,
            datePublished: work.datePublished,
            license: work.license,
            changes: work.changes,
        }),
    };
}
function recordContributors(publication) {
    return contributorsOf(publication).map((credit) => publication.contributor.includes(credit)
        ? recordAgent(credit)
        : { ...recordAgent(credit), chapterOnly: true });
}
function recordChapters(publication) {
    return publication.chapters.map((chapter) => {
        const credited = {
            ...publication,
            author: chapter.author,
            contributor: chapter.contributor,
            creditLines: [],
        };
        return {
            title: chapter.title,
            byline: recordLine(sayByline(credited)),
            creditLines: sayCreditLines(credited).map(recordLine),
            blocks: printedBlocks(chapter.body).map(hashBlock),
            noteBlocks: chapter.notes.flatMap((note) => printedBlocks(note.body).map(hashBlock)),
        };
    });
}
/** The first 12 hexadecimal digits of SHA-256: enough to tell the blocks of one work apart. */
function hashBlock(text) {
    return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
function recordImage(image) {
    return {
        path: image.path,
        sha256: createHash("sha256").update(image.bytes).digest("hex"),
        own: image.own,
        ...given({
            creator: image.creator?.name,
            creditText: image.creditText,
            copyrightNotice: image.copyrightNotice,
            license: image.license,
            acquireLicensePage: image.acquireLicensePage,
        }),
    };
}
function recordLine(line) {
    return { text: line.text, agents: line.credits.map(recordAgent) };
}
function recordText(line) {
    return {
        kind: line.kind,
        ...given({ label: line.label }),
        text: plain(line.phrases),
    };
}
function recordAgent({ agent, roles, affiliation }) {
    return {
        name: agent.name,
        fileAs: agent.fileAs,
        kind: agent.kind,
        roles,
        ...given({
            affiliation: some(affiliation.map((organization) => organization.name)),
            alternateScript: some(agent.alternateScript),
            sameAs: some(agent.sameAs),
            url: agent.url,
        }),
    };
}
function identifierOf({ identifier }) {
    return Object.values(identifier).some(Boolean) ? identifier : undefined;
}
function organizationNames(publication) {
    const { publisher, provider, sourceOrganization, rights } = publication;
    const agents = [
        publisher,
        provider,
        sourceOrganization,
        ...rights.copyrightHolder,
    ];
    return some([
        ...new Set(agents.flatMap((agent) => agent ? [agent.name, agent.legalName ?? agent.name] : [])),
    ]);
}
function agentName(agent) {
    return agent?.legalName ?? agent?.name;
}
function some(items) {
    return items.length > 0 ? items : undefined;
}
/** Without the keys whose value is absent. */
function given(values) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
