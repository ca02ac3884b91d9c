/** The blocks of an edition ↔ those of the manuscript: by their text, and where that is not enough by what stands around them. */
import { comparable, wordsOf } from "./comparable.js";
/** Says which block of the manuscript the edition’s block of an index is, and nothing where two fit as well. `printed` has the wordings of each, the likeliest first. */
export function pairBlocks(printed, written) {
    const own = written.map((block) => comparable(block.text));
    const known = places(own);
    const keys = printed.map((texts) => {
        const all = texts.map(comparable);
        return all.find((key) => known.has(key)) ?? all[0] ?? "";
    });
    const found = places(keys);
    const anchors = anchorsOf(found, known);
    return (index) => {
        const key = keys[index];
        if (!key)
            return undefined;
        const same = known.get(key) ?? [];
        if (same.length === 1)
            return written[same[0] ?? -1];
        const gap = gapAround(index, anchors, keys.length, own.length);
        return same.length > 1
            ? written[twin(index, keys, same, gap) ?? -1]
            : nearest(printed[index] ?? [], written
                .slice(gap.written[0], gap.written[1])
                .filter((_block, at) => !found.has(own[gap.written[0] + at] ?? "")));
    };
}
function places(keys) {
    const found = new Map();
    keys.forEach((key, index) => {
        const same = found.get(key);
        if (same)
            same.push(index);
        else
            found.set(key, [index]);
    });
    return found;
}
/** The longest row of blocks that stand in one order in both (patience sorting). */
function anchorsOf(printed, written) {
    const ends = [];
    for (const [key, [at = -1, ...others]] of printed) {
        const [to, ...more] = written.get(key) ?? [];
        if (to === undefined || others.length + more.length > 0)
            continue;
        const length = ends.findLastIndex((end) => end.written < to) + 1;
        ends[length] = { printed: at, written: to, before: ends[length - 1] };
    }
    const row = [];
    for (let link = ends.at(-1); link; link = link.before)
        row.unshift(link);
    return row;
}
function gapAround(index, anchors, printed, written) {
    const before = anchors.findLast((anchor) => anchor.printed < index);
    const after = anchors.find((anchor) => anchor.printed > index);
    return {
        printed: [(before?.printed ?? -1) + 1, after?.printed ?? printed],
        written: [(before?.written ?? -1) + 1, after?.written ?? written],
    };
}
/** Of blocks that say the same, the one of the same number in the gap. */
function twin(index, keys, same, { printed, written }) {
    const candidates = same.filter((at) => at >= written[0] && at < written[1]);
    if (candidates.length < 2)
        return candidates[0];
    const twins = [...keys.keys()]
        .slice(...printed)
        .filter((at) => keys[at] === keys[index]);
    return twins.length === candidates.length
        ? candidates[twins.indexOf(index)]
        : undefined;
}
/** A wider gap tells nothing. */
const widestGap = 200;
/** The block that shares most words, at least half of theirs and more than any other. */
function nearest(texts, blocks) {
    if (blocks.length > widestGap)
        return undefined;
    const words = wordsOf(texts[0] ?? "");
    const scored = blocks
        .map((block) => ({ block, score: likeness(words, wordsOf(block.text)) }))
        .filter(({ score }) => score >= 0.5)
        .sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    return best && best.score > (second?.score ?? 0) ? best.block : undefined;
}
/** From 0, no word in common, to 1. */
function likeness(one, other) {
    const shared = [...one].filter((word) => other.has(word)).length;
    return shared / Math.max(one.size, other.size, 1);
}
