/** A call's time limit, after which its outcome is unknown (`channels/http`). Milliseconds. */
export const TIME_LIMIT_MS = 20_000;
