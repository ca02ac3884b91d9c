export function pairAgents(opf, record) {
    return [
        ...pairLists(opf.creators, record.byline.agents),
        ...pairLists(opf.contributors, record.contributors),
    ];
}
/** By name, so that an element that is missing or moved is no fault of those after it; by place for the rest. */
function pairLists(agents, recorded) {
    return agents.flatMap((agent, index) => {
        const same = recorded.find((item) => item.name === agent.name) ?? recorded[index];
        return same ? [{ agent, recorded: same }] : [];
    });
}
