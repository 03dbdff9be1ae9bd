import type { ReactNode } from "react";

export interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail?: ReactNode | undefined;
}

/** A labelled number. */
export function Figure({ label, value, detail }: FigureProps) {
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        <span className="figure-value number">{value}</span>
        {detail !== undefined && <span className="figure-detail number">{detail}</span>}
      </dd>
    </div>
  );
}
