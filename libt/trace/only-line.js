export function onlyLine(places) {
    const [first] = places;
    if (!first)
        return undefined;
    const { file, line } = first;
    return places.every((place) => place?.file === file && place.line === line)
        ? { file, line }
        : undefined;
}
