import { EvenkeelError, type PolicyName } from "@evenkeel/core";

function refuse(field: string, value: string, message: string, remedy: string): never {
  throw new EvenkeelError({ code: "CLI_OPTION_INVALID", message, field, value, remedy });
}

/** `--policy`: which generation answers the divergence. */
export function parsePolicy(value: string): PolicyName {
  if (value === "none" || value === "gen1" || value === "gen2") return value;
  return refuse("--policy", value, "no such policy", "Use none, gen1 or gen2.");
}

/** `--seed`: a whole number from 0 to 2^31 - 1. */
export function parseSeed(value: string): number {
  const seed = Number(value);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0x7fffffff || value.trim() === "") {
    refuse("--seed", value, "the seed is no whole number in range", "Use a whole number from 0 to 2147483647.");
  }
  return seed;
}

/** `--speed`: event seconds per wall second, or `max`. */
export function parseSpeed(value: string): number | "max" {
  if (value === "max") return "max";
  const speed = Number(value);
  if (!(speed > 0) || !Number.isFinite(speed)) refuse("--speed", value, "the speed is not positive", "Use a number such as 60, or max.");
  return speed;
}

/** `--port`: 0 takes any free port. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || value.trim() === "") {
    refuse("--port", value, "the port is no whole number from 0 to 65535", "Use a free port, or 0 for any.");
  }
  return port;
}

/** `--from`, `--to`: an ISO time in UTC; returns milliseconds. */
export function parseInstant(field: string): (value: string) => number {
  return (value) => {
    const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : value.length === 10 ? `${value}T00:00:00Z` : `${value}Z`;
    const at = Date.parse(zoned);
    if (!/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(at))
      refuse(field, value, "the time cannot be read", "Use ISO 8601 in UTC, e.g. 2023-03-11T06:00:00Z.");
    return at;
  };
}

/** `--at`: an ISO time in UTC, or whole milliseconds since 1970; returns milliseconds. */
export function parseMoment(field: string): (value: string) => number {
  const instant = parseInstant(field);
  return (value) => (/^\d{9,15}$/.test(value) ? Number(value) : instant(value));
}

/** A whole number from 0, e.g. a round or a node. */
export function parseWhole(field: string): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) refuse(field, value, "this is no whole number", "Use a whole number from 0.");
    return number;
  };
}
