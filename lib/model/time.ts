/** Milliseconds since the Unix epoch, read through `platform/clock`. */
export type Millis = number;
