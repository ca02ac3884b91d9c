/** Dates as print writes them, from ISO 8601 text alone: no clock, no time zone, no ICU. */
const months = {
    en: "January February March April May June July August September October November December".split(" "),
    fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
    de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" "),
    es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
    it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(" "),
    pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(" "),
    nl: "januari februari maart april mei juni juli augustus september oktober november december".split(" "),
};
const patterns = {
    "en-us": "{month} {day}, {year}",
    de: "{day}. {month} {year}",
    es: "{day} de {month} de {year}",
    pt: "{day} de {month} de {year}",
};
/** "March 18, 2025" for `2025-03-18` in en-US; a month or a year alone stay so. A time of day is left out. */
export function sayDate(iso, language) {
    const tag = language.toLowerCase();
    const base = tag.split("-")[0] ?? tag;
    const [year = iso, month, day] = iso.slice(0, 10).split("-");
    const name = month ? months[base]?.[Number(month) - 1] : undefined;
    if (!month || !name)
        return month ? iso.slice(0, 10) : year;
    if (!day)
        return `${name} ${year}`;
    const pattern = patterns[tag] ??
        patterns[tag === "en" ? "en-us" : base] ??
        "{day} {month} {year}";
    const number = base === "fr" && day === "01" ? "1er" : String(Number(day));
    return pattern
        .replace("{month}", name)
        .replace("{day}", number)
        .replace("{year}", year);
}
