/** Words before names. */

/** With a blank behind them, which the signs of Chinese and Japanese hold already; nothing for no words. */
export function leadOf(words: string): string {
	return words === "" || /[：\s]$/u.test(words) ? words : `${words} `;
}
