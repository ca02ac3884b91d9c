/** What an error says, and what led to it: a line each, the first five. */
export function messagesOf(error: unknown): string[] {
	const messages: string[] = [];
	for (
		let cause: unknown = error;
		cause !== undefined && messages.length < 5;
		cause = cause instanceof Error ? cause.cause : undefined
	) {
		const message = cause instanceof Error ? cause.message : String(cause);
		messages.push(message.split("\n")[0] ?? "");
	}
	return messages;
}
