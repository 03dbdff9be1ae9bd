const WORDS: Readonly<Record<string, string>> = {
  unknown_source: "Not a source of this market",
  price_invalid: "Price is not a positive number",
  size_invalid: "Size is not a number",
  crossed: "Bid above ask",
  spread_wide: "Spread too wide",
  out_of_order: "Older than its last quote",
  future: "Dated in the future",
  stale: "Stale, silent too long",
  missing: "No quote yet",
  conversion_missing: "No rate to convert it",
  drifted: "Off for hours, as if frozen",
  outlier: "Outlier, far from the others",
  too_few_venues: "Too few venues agree",
  confidence_wide: "Venues disagree too much",
};

/**
 * A coded reason in words; an unknown code is spelt out.
 *
 * @example
 * reasonWords("crossed") // "Bid above ask"
 * reasonWords("clock_skew") // "Clock skew"
 */
export function reasonWords(code: string): string {
  return WORDS[code] ?? spellOut(code);
}

/**
 * A code or field name as a phrase.
 *
 * @example
 * spellOut("QuorumTooSmall") // "Quorum too small"
 */
export function spellOut(code: string): string {
  const words = code
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return words === "" ? "Unknown" : words.charAt(0).toUpperCase() + words.slice(1);
}
