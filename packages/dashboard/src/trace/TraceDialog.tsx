import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { leaveTrace, swapTrace } from "../parts/useAddress.ts";
import { TRACED_FIELDS } from "../words/fieldWords.ts";
import { TraceBody } from "./TraceBody.tsx";
import { TraceRefused } from "./TraceRefused.tsx";
import { TraceTitle } from "./TraceTitle.tsx";
import { useExplanation } from "./useExplanation.ts";

export interface TraceDialogProps {
  readonly market: string;
  readonly field: string;
  readonly round: number;
}

const FOCUSABLE = "button:not([disabled]), select, a[href], [tabindex='0']";

/** Where one number comes from, from the venues' quotes to the chain: a dialog that holds the focus and gives it back to what opened it. */
export function TraceDialog({ market, field, round }: TraceDialogProps) {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [attempt, setAttempt] = useState(0);
  const { explanation, refused, computing } = useExplanation(market, field, round, attempt);

  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    // The title is read first; the browser's own choice, the first control, would hide what this is.
    element?.querySelector("h2")?.focus();
    return () => {
      element?.close();
      const back = opener instanceof HTMLElement && opener !== document.body ? opener : document.getElementById("market");
      back?.focus();
    };
  }, []);

  /** A modal dialog keeps the page out of reach; this keeps Tab from leaving for the browser's own bars. */
  function wrap(event: KeyboardEvent): void {
    if (event.key !== "Tab") return;
    const stops = [...(dialog.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    const [first, last] = [stops[0], stops.at(-1)];
    const here = document.activeElement;
    if (event.shiftKey && (here === first || !stops.includes(here as HTMLElement))) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && here === last) {
      event.preventDefault();
      first?.focus();
    }
  }

  return (
    <dialog
      ref={dialog}
      className="trace"
      aria-labelledby={title}
      onKeyDown={wrap}
      onCancel={(event) => {
        event.preventDefault();
        leaveTrace(market);
      }}
      // A press beside the panel lands on the dialog itself.
      onPointerDown={(event) => event.target === dialog.current && leaveTrace(market)}
    >
      <div className="trace-sheet">
        <TraceTitle
          id={title}
          market={market}
          field={field}
          fields={TRACED_FIELDS}
          round={round}
          explanation={explanation}
          choose={(next) => swapTrace({ market, trace: { field: next, round } })}
          close={() => leaveTrace(market)}
        />
        {refused !== null && <TraceRefused refused={refused} again={() => setAttempt(attempt + 1)} />}
        {refused === null && explanation === null && <p className="trace-waiting">Reading the journal.</p>}
        {explanation !== null && refused === null && (
          <TraceBody
            explanation={explanation}
            field={field}
            computing={computing}
            goTo={(other) => swapTrace({ market, trace: { field, round: other } })}
          />
        )}
      </div>
    </dialog>
  );
}
