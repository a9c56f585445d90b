/**
 * How long finished deliveries are kept for the trace, and burnt keys for a worker that might still come with them.
 * Milliseconds.
 */
export const KEEP_DELIVERIES_MS = 14 * 24 * 60 * 60_000;
