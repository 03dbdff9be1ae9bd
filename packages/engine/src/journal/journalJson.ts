import { EvenkeelError } from "@evenkeel/core/market/errors";

/**
 * JSON text with sorted keys, so that equal values have equal text on every machine and after a round trip through the database.
 *
 * Integers beyond float range (`bigint`) become decimal strings; a non-finite number becomes `null`, an absent member disappears, as in JSON.
 *
 * @throws EvenkeelError `JOURNAL_VALUE_INVALID` for text that PostgreSQL's jsonb refuses (NUL characters, lone surrogates).
 * @example
 * journalJson({ b: 1n, a: [0.1, null] }) // '{"a":[0.1,null],"b":"1"}'
 */
export function journalJson(value: unknown): string {
  const text = write(value) ?? "null";
  if (!text.includes("\\u")) return text;
  // JSON escapes exactly the lone surrogates (and control characters, of which only NUL is refused).
  const bad = /(?:^|[^\\])(?:\\\\)*(\\u(?:0000|d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2}))/i.exec(text);
  if (bad === null) return text;
  throw new EvenkeelError({
    code: "JOURNAL_VALUE_INVALID",
    message: "a journal row holds text that a database cannot store",
    field: "body",
    value: bad[1],
    remedy: "Remove NUL characters and lone surrogates before journalling.",
  });
}

function write(value: unknown): string | undefined {
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((element) => write(element) ?? "null").join(",")}]`;
  if (value instanceof Map || value instanceof Set) return write([...value]);
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = write((value as Record<string, unknown>)[key]);
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${member}`);
  }
  return `{${members.join(",")}}`;
}
