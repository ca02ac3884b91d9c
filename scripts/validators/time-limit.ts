/** How long a validator may take, and what ends it before. */
export interface TimeLimits {
	readonly signal?: AbortSignal | undefined;
	/** Milliseconds; four minutes where nothing is said. */
	readonly timeout?: number | undefined;
}

interface TimeLimit {
	/** Aborted by the caller or when the time is up. */
	readonly signal: AbortSignal;
	/** The caller’s reason, or that the work took too long. */
	readonly reason: (work: string) => unknown;
}

/** A signal for the work, and the reason once it is aborted. */
export function limitTime({
	signal,
	timeout = 240_000,
}: TimeLimits): TimeLimit {
	const clock = AbortSignal.timeout(timeout);
	return {
		signal: signal ? AbortSignal.any([signal, clock]) : clock,
		reason: (work) =>
			signal?.aborted
				? signal.reason
				: new Error(
						`${work} was ended: it took longer than ${timeout / 1000} seconds`,
					),
	};
}
