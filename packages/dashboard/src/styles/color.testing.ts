import { readFileSync } from "node:fs";

export type Theme = "light" | "dark";

/** How a reader's eye sees; the last three lack one kind of cone. */
export type Vision = "normal" | "protanopia" | "deuteranopia" | "tritanopia";

type Triple = readonly [number, number, number];

/** Colours of both themes, read from the style sheet: `{ light: { ink: "#14202b", ... }, dark: ... }`. */
export function readTokens(): Readonly<Record<Theme, Readonly<Record<string, string>>>> {
  const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
  const tokens: Record<Theme, Record<string, string>> = { light: {}, dark: {} };
  for (const [, name = "", light = "", dark = ""] of css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)) {
    tokens.light[name] = light;
    tokens.dark[name] = dark;
  }
  return tokens;
}

function linear(hex: string): Triple {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).
 *
 * @example
 * contrast("#000000", "#ffffff") // 21
 */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Full dichromacy in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const MISSING: Readonly<Record<Vision, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function dot(row: Triple, [red, green, blue]: Triple): number {
  return row[0] * red + row[1] * green + row[2] * blue;
}

function seenAs(hex: string, vision: Vision): Triple {
  const color = linear(hex);
  const [red, green, blue] = MISSING[vision].map((row) => Math.min(1, Math.max(0, dot(row, color)))) as [number, number, number];
  return [red, green, blue];
}

/** Perceptual coordinates (OKLab, Ottosson 2020). */
function oklab(color: Triple): Triple {
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], color));
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], color));
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], color));
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], [l, m, s]),
    dot([1.9779984951, -2.428592205, 0.4505937099], [l, m, s]),
    dot([0.0259040371, 0.7827717662, -0.808675766], [l, m, s]),
  ];
}

/**
 * How far apart two colours look, in hundredths of OKLab; about 2 is just noticeable side by side.
 *
 * @example
 * distance("#000000", "#ffffff", "normal") // 100
 */
export function distance(one: string, other: string, vision: Vision): number {
  const a = oklab(seenAs(one, vision));
  const b = oklab(seenAs(other, vision));
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
