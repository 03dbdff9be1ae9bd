import { type ReactNode, useId } from "react";

export interface PanelProps {
  readonly title: string;
  /** Name of the panel's place in the grid. */
  readonly area: string;
  /** Short remark at the right of the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A titled region of the page. */
export function Panel({ title, area, note, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel" style={{ gridArea: area }} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="panel-note">{note}</span>}
      </header>
      {children}
    </section>
  );
}
