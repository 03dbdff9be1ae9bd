import { useRef } from "react";

/** The same object for as long as its data (functions left out) stay the same, so that effects do not run again for nothing. */
export function useStable<T extends object>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ text, value });
  if (kept.current.text !== text) kept.current = { text, value };
  return kept.current.value;
}
