/** The address of an image on the web, in the one form in which front matter, copies and editions have it. */

/** With its scheme, and every sign that no address holds in percents; nothing for a path. */
export function addressOnWeb(written: string): string | undefined {
	const plain = written.trim();
	if (!/^(?:https?:)?\/\//i.test(plain)) return undefined;
	const whole = plain.startsWith("//") ? `https:${plain}` : plain;
	return whole.replace(/[^!#$%&-;=?-Z_a-z~]/gu, (sign) =>
		encodeURIComponent(/\p{Cs}/u.test(sign) ? "\ufffd" : sign),
	);
}
