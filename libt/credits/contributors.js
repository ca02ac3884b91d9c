/**
 * The contributors in order, each agent once: first the work’s own, then authors and contributors that only a chapter
 * names. Whoever is in the byline is left out, unless the work itself lists them as a contributor in another role.
 */
export function contributorsOf(publication) {
    const named = new Set([...publication.author, ...publication.contributor].map((credit) => credit.agent.id));
    const others = new Map();
    for (const chapter of publication.chapters)
        for (const credit of [...chapter.author, ...chapter.contributor])
            if (!named.has(credit.agent.id))
                others.set(credit.agent.id, merge(others.get(credit.agent.id), credit));
    return [...publication.contributor, ...others.values()];
}
function merge(first, second) {
    if (!first)
        return second;
    return { ...first, roles: [...new Set([...first.roles, ...second.roles])] };
}
