/** What wire copy says about its makers, before anybody has reviewed it: types only. */
export const nothing = { byline: [], contributors: [], flags: [] };
export function flagged(rule, message) {
    return { ...nothing, flags: [{ rule, message }] };
}
