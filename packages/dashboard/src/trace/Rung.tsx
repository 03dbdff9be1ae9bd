import type { ReactNode } from "react";

export interface RungProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One step of the ladder. */
export function Rung({ title, note, children }: RungProps) {
  return (
    <li className="rung">
      <div className="rung-head">
        <h3>{title}</h3>
        {note !== undefined && <span className="muted">{note}</span>}
      </div>
      {children}
    </li>
  );
}
