/** Seconds of the usual periods. */
export const HOUR = 3_600;
export const EIGHT_HOURS = 28_800;
export const DAY = 86_400;
