/** Text of the picture, at a point. */
export const text = (x: number, y: number, content: string, anchor = "start", fill = "#222"): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${fill}">${content}</text>`;

/** A straight line. */
export const line = (x1: number, y1: number, x2: number, y2: number, stroke = "#ccc", dashes = ""): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${stroke}"${dashes ? ` stroke-dasharray="${dashes}"` : ""}/>`;

/** A curve through points. */
export const curve = (points: readonly (readonly [number, number])[], stroke: string, dashes = ""): string =>
  `<polyline fill="none" stroke="${stroke}" stroke-width="2"${dashes ? ` stroke-dasharray="${dashes}"` : ""} points="${points
    .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(" ")}"/>`;

/** A filled dot. */
export const dot = (x: number, y: number, fill: string, radius = 3.5): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" fill="${fill}"/>`;

/** The whole picture on white. */
export const picture = (width: number, height: number, title: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
