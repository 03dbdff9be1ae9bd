import { EvenkeelError } from "../market/errors.ts";

/**
 * JSON with sorted keys and no spaces, so that equal parameters give equal bytes. Absent and undefined members are the same.
 *
 * @throws EvenkeelError JSON_NOT_CANONICAL for NaN, infinities, bigints, functions and symbols, naming the path.
 * @example
 * canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown, path = "$"): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item, at) => canonicalJson(item, `${path}[${at}]`)).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, `${path}.${key}`)}`);
    return `{${members.join(",")}}`;
  }
  throw new EvenkeelError({
    code: "JSON_NOT_CANONICAL",
    message: "only finite numbers, strings, booleans, null, arrays and plain objects have a canonical form",
    field: path,
    value,
    remedy: "Remove or convert the member.",
  });
}
