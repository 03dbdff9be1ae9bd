/**
 * JSON that any page can read: numbers that are not finite become `null`, integers beyond float precision become strings, and `<` is escaped so that
 * the text stays inert wherever it is pasted.
 *
 * @example
 * wireJson({ rate: Number.NaN, wei: 10n }) // '{"rate":null,"wei":"10"}'
 */
export function wireJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => (typeof field === "bigint" ? field.toString() : field)).replaceAll("<", "\\u003c");
}
