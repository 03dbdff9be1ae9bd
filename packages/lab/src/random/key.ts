/** One coordinate of a draw: a safe integer (agent, step, venue number) or a short string (a purpose). */
export type Key = number | string;
