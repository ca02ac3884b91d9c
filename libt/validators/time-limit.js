export function limitTime({ signal, timeout = 240_000 }) {
    const clock = AbortSignal.timeout(timeout);
    return {
        signal: signal ? AbortSignal.any([signal, clock]) : clock,
        reason: (work) => signal?.aborted
            ? signal.reason
            : new Error(`${work} was ended: it took longer than ${timeout / 1000} seconds`),
    };
}
