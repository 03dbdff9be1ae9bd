import type { ExplainReply } from "@evenkeel/engine/api/wire";

/** A fixed-point integer as a number. `fromFixed("236110000000000000", 18) // 0.23611` */
export function fromFixed(integer: string, decimals: number): number {
  return Number(integer) / 10 ** decimals;
}

/** The number that a trace is about, as the page showed it: what the chain holds after the round's block; null while it holds none. */
export function tracedValue({ fields, mark }: ExplainReply, field: string): number | null {
  if (field === "mark") return mark?.mark ?? null;
  if (field === "basis") return mark?.basis ?? null;
  const line = fields.find((one) => one.field === field);
  const integer = line?.inForce?.value ?? line?.accepted ?? line?.median ?? null;
  return line === undefined || integer === null ? null : fromFixed(integer, line.decimals);
}
