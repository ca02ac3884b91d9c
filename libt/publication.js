export const editionNames = ["html", "epub", "pdf"];
