/** The arms a run can compare: no adjustment, Generation 1 (fixed rate), Generation 2 (variable funding). */
export type PolicyName = "none" | "gen1" | "gen2";
