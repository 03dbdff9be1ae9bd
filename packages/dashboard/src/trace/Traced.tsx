import type { ReactNode } from "react";
import { goTo } from "../parts/useAddress.ts";
import { fieldWords } from "../words/fieldWords.ts";

export interface TracedProps {
  readonly market: string;
  /** Name of the number as `explain` knows it, e.g. `"fundingRate"`. */
  readonly field: string;
  readonly round: number;
  readonly children: ReactNode;
}

/** A number that opens its trace when it is pressed. */
export function Traced({ market, field, round, children }: TracedProps) {
  return (
    <button
      type="button"
      className="traced"
      aria-haspopup="dialog"
      title={`Why is ${fieldWords(field).label.toLowerCase()} what it is?`}
      onClick={() => goTo({ market, trace: { field, round } })}
    >
      {children}
      <span className="sr-only"> trace</span>
    </button>
  );
}
