/** Names of East Asia, whose family name comes first in print too, are filed as they are written. */

/**
 * Whether every letter is Han, Hangul or hiragana. A name in katakana alone, or with a dot between its parts, is a foreign
 * one, whose family name may come last.
 */
export function isFiledAsWritten(name: string): boolean {
	return (
		/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー\s]+$/u.test(
			name,
		) && /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(name)
	);
}
