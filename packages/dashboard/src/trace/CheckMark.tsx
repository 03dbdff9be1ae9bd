/** Whether one line came out the same again; nothing while it was not computed. */
export function CheckMark({ check }: { readonly check: { readonly equal: boolean; readonly recomputed: unknown } | null }) {
  if (check === null) return null;
  const { equal, recomputed } = check;
  const text = typeof recomputed === "object" && recomputed !== null ? JSON.stringify(recomputed) : String(recomputed);
  return equal ? (
    <span className="check">
      <span aria-hidden="true">=</span>
      <span className="sr-only">recomputed: equal</span>
    </span>
  ) : (
    <span className="check check-differs">≠ {text}</span>
  );
}
