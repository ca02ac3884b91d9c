export const m11 = {
    id: "M11",
    says: "The credit lines of the record name every contributor of the work.",
    clause: "Nobody who is credited in metadata is missing in print",
    all: ({ record }) => record.contributors
        .filter((agent) => !agent.chapterOnly)
        .filter((agent) => !record.creditLines.some((line) => line.text.includes(agent.name)))
        .map((agent) => ({
        expected: `a credit line that names ${agent.name}`,
        actual: record.creditLines.map((line) => line.text).join(" | ") ||
            "(nothing)",
        where: "credits.json creditLines",
    })),
};
