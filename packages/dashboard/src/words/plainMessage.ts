import type { ErrorReply } from "@evenkeel/engine/api/wire";

/**
 * What went wrong, without the code in front and the field and remedy behind it, which stand elsewhere on the page.
 *
 * @example
 * plainMessage({ code: "API_INTERNAL", message: "API_INTERNAL: it broke (field = 1). Mend it.", field: "field", ... }) // "it broke"
 */
export function plainMessage({ code, message, field }: ErrorReply["error"]): string {
  const text = message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message;
  const end = text.indexOf(` (${field} = `);
  return end < 0 ? text.replace(/\.$/, "") : text.slice(0, end);
}
