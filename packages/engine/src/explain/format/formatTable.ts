/** Lays rows out in aligned columns with two spaces between them; cells that look like numbers go to the right. */
export function formatTable(rows: readonly (readonly string[])[], indent = "  "): string[] {
  const widths = rows.reduce<number[]>((known, row) => {
    for (const [column, cell] of row.entries()) known[column] = Math.max(known[column] ?? 0, cell.length);
    return known;
  }, []);
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      /^-?[\d.]+(e[+-]?\d+)?( ?%)?$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    return `${indent}${cells.join("  ")}`.trimEnd();
  });
}
