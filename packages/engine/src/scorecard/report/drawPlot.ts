import { type PlotOptions, plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";

const NUMERIC = ["d", "transform", "x", "x1", "x2", "y", "y1", "y2", "cx", "cy", "width", "height"] as const;
const DIGITS = 10;

/** One decimal is a tenth of a pixel; the file is a third smaller for it. */
const shorten = (text: string): string =>
  text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * DIGITS) / DIGITS));

/** Common look of every chart: our font, axis text in the page's second ink, no built-in style element. */
const LOOK = { className: "plot", style: { fontFamily: "inherit", fontSize: "12px" } } as const;

/**
 * Draws a plot to a standalone SVG string that uses the page's colours through CSS variables and needs no script.
 *
 * `label` is what a screen reader says for the whole picture.
 */
export function drawPlot(label: string, options: PlotOptions): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = plot({
    ...LOOK,
    ...options,
    document: document as unknown as NonNullable<PlotOptions["document"]>,
  }) as unknown as PlotElement;
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of svg.querySelectorAll("*")) {
    for (const name of NUMERIC) {
      const value = element.getAttribute(name);
      if (value !== null && !value.endsWith("em")) element.setAttribute(name, shorten(value));
    }
    element.removeAttribute("aria-label");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg.outerHTML;
}

/** The few DOM methods used here; the engine is compiled without the browser's types. */
interface PlotElement {
  readonly outerHTML: string;
  querySelectorAll(selector: string): Iterable<PlotElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
}
