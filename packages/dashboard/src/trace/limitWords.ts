const LIMITS: Readonly<Record<string, string>> = {
  min: "the lower bound bit",
  max: "the upper bound bit",
  step: "the step limit bit",
  linked: "a linked rule bit",
};

/** Which bound bit, and what was asked for. `limitWords("max", "+144.00 bp") // "the upper bound bit; asked for +144.00 bp"` */
export function limitWords(limit: string, asked: string): string {
  return limit === "none" ? "nothing bit" : `${LIMITS[limit] ?? limit}; asked for ${asked}`;
}
