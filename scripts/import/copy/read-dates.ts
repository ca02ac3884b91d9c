/** Dates as copy prints them → ISO 8601; what could mean two days is flagged, and a day never gets a time or a zone of its own. */
import type { Fault } from "../../model/problem.ts";
import { bare } from "../../names/words.ts";

interface DateReading {
	readonly date?: string | undefined;
	readonly dateModified?: string | undefined;
	readonly flags: readonly Fault[];
	/** The line without its dates. */
	readonly rest: string;
}

const monthNames: Readonly<Record<string, number>> = {
	jan: 1,
	feb: 2,
	mar: 3,
	apr: 4,
	may: 5,
	jun: 6,
	jul: 7,
	aug: 8,
	sep: 9,
	oct: 10,
	nov: 11,
	dec: 12,
	fév: 2,
	fev: 2,
	févr: 2,
	avr: 4,
	mai: 5,
	juin: 6,
	juil: 7,
	août: 8,
	aoû: 8,
	déc: 12,
	mär: 3,
	mrz: 3,
	okt: 10,
	dez: 12,
	ene: 1,
	abr: 4,
	ago: 8,
	dic: 12,
	gen: 1,
	mag: 5,
	giu: 6,
	lug: 7,
	set: 9,
	ott: 10,
	mrt: 3,
	mei: 5,
	out: 10,
};
const days: Readonly<Record<string, number>> = {
	sun: 0,
	mon: 1,
	tue: 2,
	wed: 3,
	thu: 4,
	fri: 5,
	sat: 6,
};

/** Zones that name one offset; ET, CST, IST and the like name several. */
const zones: Readonly<Record<string, string>> = {
	gmt: "+00:00",
	utc: "+00:00",
	z: "+00:00",
	est: "-05:00",
	edt: "-04:00",
	cdt: "-05:00",
	mst: "-07:00",
	mdt: "-06:00",
	pst: "-08:00",
	pdt: "-07:00",
	cet: "+01:00",
	cest: "+02:00",
	eet: "+02:00",
	eest: "+03:00",
	hkt: "+08:00",
	jst: "+09:00",
	kst: "+09:00",
	aest: "+10:00",
	aedt: "+11:00",
	akst: "-09:00",
	akdt: "-08:00",
	hst: "-10:00",
	nzst: "+12:00",
	nzdt: "+13:00",
	msk: "+03:00",
};

const month = "(?<month>\\p{L}{3,10})\\.?";
const weekday =
	"(?:(?<weekday>(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}*)\\.?,? )?";
const time =
	"(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.]\\d{2})?(?: ?(?<half>[ap])\\.?m\\.?)?(?: \\(?(?<zone>(?!(?:on|by|at|am|pm|mon|tue|wed|thu|fri|sat|sun)\\b)\\p{L}{1,5})(?!\\p{L})\\)?)?";
const timeBefore = `(?:${time},? (?:on )?)?`;
const timeAfter = `(?:,? (?:at )?${time.replaceAll("?<", "?<late_")})?`;
const gmtBefore =
	"(?<gmt>\\d{4}) (?<gmtZone>GMT|UTC)(?: \\(\\d{4} \\p{Lu}{2,5}\\))?,? ";
const longDate = `(?:${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})|(?<day2>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: de)? ${month.replace("?<month>", "?<month2>")}(?: de)?,? (?<year2>\\d{4}))`;

const forms: readonly RegExp[] = [
	/(?<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?)(?![\d-])/u,
	/(?<cy>\d{4})年 ?(?<cm>\d{1,2})月 ?(?<cd>\d{1,2})日/u,
	new RegExp(
		// A date may be wrapped.
		`(?:${gmtBefore}|${timeBefore})${weekday}${longDate}${timeAfter}`.replaceAll(
			" ",
			"\\s",
		),
		"iu",
	),
	/(?<![\d/.-])(?<n1>\d{1,4})(?<sep>[/.-])(?<n2>\d{1,2})\k<sep>(?<n3>\d{1,4})(?![\d/.-])/u,
];
const modifiedWord =
	/(?:^|[\s|·•,;(—–-])(?:last |first )?(?:updated|modified|last edited|revised|aktualisiert|mis à jour|actualizado)(?: on| at| le| am| el)?:? ?$/iu;
const publishedWord =
	/(?:^|[\s|·•,;(—–-])(?:date|dateline|published|posted|first published|publié|veröffentlicht|publicado)(?: on| at| le| am| el)?:? ?$/iu;

/** Takes every date out of a line of the head. */
export function readDates(line: string): DateReading {
	let rest = line;
	let date: string | undefined;
	let dateModified: string | undefined;
	const flags: Fault[] = [];
	for (let count = 0; count < 4; count += 1) {
		const match = firstMatch(rest);
		if (!match) break;
		const before = rest.slice(0, match.index);
		const modified = modifiedWord.exec(before);
		const word = modified ?? publishedWord.exec(before);
		const read = readMatch(match);
		flags.push(...read.flags);
		if (modified) {
			if (dateModified) flags.push(twice(line));
			dateModified = read.value;
		} else {
			if (date) flags.push(twice(line));
			date = read.value;
		}
		const head = word ? before.slice(0, word.index) : before;
		rest = joinRest(head, rest.slice(match.index + match[0].length));
	}
	return { date, dateModified, flags, rest };
}

function twice(line: string): Fault {
	return {
		rule: "date-twice",
		message: `Unexpected second date in “${line.slice(0, 80)}”: say which is the day of publication`,
	};
}

function joinRest(before: string, after: string): string {
	const head = before.replace(/[\s|·•,;:(—–-]+$/u, "");
	const tail = after.replace(/^[\s|·•,;:)—–-]+/u, "");
	return head && tail ? `${head} | ${tail}` : head || tail;
}

function firstMatch(text: string): RegExpExecArray | undefined {
	return forms
		.map((form) => form.exec(text))
		.filter((match) => match !== null)
		.filter((match) =>
			!match.groups?.month && !match.groups?.month2
				? true
				: monthOf(match) !== undefined,
		)
		.sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0];
}

function monthOf(match: RegExpExecArray): number | undefined {
	const word = bare(match.groups?.month ?? match.groups?.month2 ?? "");
	return monthNames[word.slice(0, 4)] ?? monthNames[word.slice(0, 3)];
}

function readMatch(match: RegExpExecArray): {
	value: string | undefined;
	flags: Fault[];
} {
	const groups = match.groups ?? {};
	if (groups.iso) return checkDay(isoOf(groups.iso), groups, match[0]);
	if (groups.cy)
		return checkDay(dayOf(groups.cy, groups.cm, groups.cd), groups, match[0]);
	if (groups.n1) return readNumeric(groups, match[0]);
	const month = monthOf(match);
	const day = dayOf(
		groups.year ?? groups.year2,
		String(month),
		groups.day ?? groups.day2,
	);
	const clock = clockOf(groups);
	const checked = checkDay(day, groups, match[0]);
	if (!clock || !checked.value) return checked;
	if ("flag" in clock)
		return { value: checked.value, flags: [...checked.flags, clock.flag] };
	return { ...checked, value: `${checked.value}${clock.text}` };
}

function isoOf(text: string): string {
	const spaced = text
		.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, "$1T")
		.replace(/ /g, "")
		.replace(/\.\d+/, "");
	return spaced.replace(
		/([+-]\d{2})(\d{2})$/,
		(whole, hours: string, minutes: string) =>
			spaced.includes("T") ? `${hours}:${minutes}` : whole,
	);
}

function dayOf(year = "", month = "", day = ""): string {
	return `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** "." means day first; "/" and "-" only where one part cannot be a month. */
function readNumeric(
	groups: Readonly<Record<string, string | undefined>>,
	text: string,
) {
	const { n1 = "", n2 = "", n3 = "", sep } = groups;
	if (n1.length === 4) return checkDay(dayOf(n1, n2, n3), groups, text);
	if (n3.length !== 4) return { value: undefined, flags: [ambiguous(text)] };
	if (sep === "." || Number(n1) > 12)
		return checkDay(dayOf(n3, n2, n1), groups, text);
	if (Number(n2) > 12 || n1 === n2)
		return checkDay(dayOf(n3, n1, n2), groups, text);
	return { value: undefined, flags: [ambiguous(text)] };
}

function ambiguous(text: string): Fault {
	return {
		rule: "date-ambiguous",
		message: `Unexpected date “${text}”, which may be one day or another: answer with date: "YYYY-MM-DD"`,
	};
}

function checkDay(
	value: string,
	groups: Readonly<Record<string, string | undefined>>,
	text: string,
): { value: string | undefined; flags: Fault[] } {
	const [year = 0, month = 0, day = 0] = value
		.slice(0, 10)
		.split("-")
		.map(Number);
	const real = new Date(Date.UTC(year, month - 1, day));
	if (
		real.getUTCMonth() !== month - 1 ||
		real.getUTCDate() !== day ||
		year < 1400
	)
		return {
			value: undefined,
			flags: [
				{
					rule: "date-impossible",
					message: `Unexpected date “${text}”: there is no such day; answer with date: "YYYY-MM-DD"`,
				},
			],
		};
	const said = days[groups.weekday?.slice(0, 3).toLowerCase() ?? ""];
	if (said !== undefined && said !== real.getUTCDay())
		return {
			value,
			flags: [
				{
					rule: "date-weekday-mismatch",
					message: `Unexpected weekday in “${text}”: ${value.slice(0, 10)} is another day of the week; answer with date: "YYYY-MM-DD"`,
				},
			],
		};
	return { value, flags: [] };
}

/** `T19:05:00-05:00`; nothing when no zone is given, since a time without one is no instant. */
function clockOf(
	groups: Readonly<Record<string, string | undefined>>,
): { text: string } | { flag: Fault } | undefined {
	if (groups.gmt)
		return clock(Number(groups.gmt.slice(0, 2)), groups.gmt.slice(2), "+00:00");
	const hour = groups.hour ?? groups.late_hour;
	const minute = groups.minute ?? groups.late_minute ?? "";
	const half = (groups.half ?? groups.late_half ?? "").toLowerCase();
	const zone = groups.zone ?? groups.late_zone;
	if (!hour || !zone) return undefined;
	const offset = zones[zone.toLowerCase()];
	if (!offset)
		return {
			flag: {
				rule: "date-zone",
				message: `Unexpected time zone “${zone}”, which may be several: answer with date and its offset, or with the day alone`,
			},
		};
	const hours =
		half === "" ? Number(hour) : (Number(hour) % 12) + (half === "p" ? 12 : 0);
	return clock(hours, minute, offset);
}

function clock(
	hours: number,
	minutes: string,
	offset: string,
): { text: string } | { flag: Fault } {
	if (hours > 23 || Number(minutes) > 59)
		return {
			flag: {
				rule: "date-impossible",
				message: `Unexpected time ${hours}:${minutes}: there is no such time`,
			},
		};
	return { text: `T${String(hours).padStart(2, "0")}:${minutes}:00${offset}` };
}

/** A day without its year, or "2 hours ago": a date that cannot be read. */
export function looksLikePartialDate(line: string): boolean {
	return (
		/^(?:(?:last |first )?(?:published|updated|posted|modified)\b|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?\b(?! \p{L}))/iu.test(
			line,
		) && /\d|today|yesterday/iu.test(line)
	);
}
