const RANGES: readonly (readonly [string, number | null])[] = [
  ["Whole run", null],
  ["6 h", 21_600],
  ["1 h", 3_600],
  ["15 min", 900],
];

export interface RangePickerProps {
  readonly range: number | null;
  choose(range: number | null): void;
}

/** How much event time all charts show. */
export function RangePicker({ range, choose }: RangePickerProps) {
  return (
    <fieldset className="ranges">
      <legend className="sr-only">Time shown by the charts</legend>
      {RANGES.map(([label, seconds]) => (
        <button key={label} type="button" aria-pressed={range === seconds} onClick={() => choose(seconds)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
