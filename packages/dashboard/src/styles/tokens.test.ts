import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, distance, readTokens, type Theme, type Vision } from "./color.testing.ts";

const TOKENS = readTokens();
const THEMES: readonly Theme[] = ["light", "dark"];
const VISIONS: readonly Vision[] = ["normal", "protanopia", "deuteranopia", "tritanopia"];
const TIERS = ["tier0", "tier1", "tier2", "tier3", "tier4"];

function color(theme: Theme, name: string): string {
  const value = TOKENS[theme][name];
  assert.ok(value !== undefined, `--${name} is missing`);
  return value;
}

test("the measures are those of the standards", () => {
  assert.ok(Math.abs(contrast("#000000", "#ffffff") - 21) < 1e-9);
  assert.ok(Math.abs(contrast("#777777", "#ffffff") - 4.48) < 0.01);
  assert.ok(Math.abs(distance("#000000", "#ffffff", "normal") - 100) < 0.1);
  // Red and green of equal lightness are the classic pair that deuteranopes confuse.
  assert.ok(distance("#c0392b", "#6e7a1e", "normal") > 2 * distance("#c0392b", "#6e7a1e", "deuteranopia"));
});

/** Every text colour on every ground that it stands on. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ["ink", ["page", "panel", "raised", "alarm-page", "mode-page"]],
  ["muted", ["page", "panel", "raised", "alarm-page", "mode-page"]],
  ...TIERS.map((tier) => [`${tier}-text`, ["page", "panel", "raised", "alarm-page", "mode-page"]] as const),
  // Digits inside a tier's shape.
  ...TIERS.map((tier) => [`${tier}-on`, [tier]] as const),
  // The skip button and the pressed range button are reversed.
  ["page", ["focus"]],
  ["panel", ["ink"]],
];

/** Colours that carry meaning without being text. */
const GRAPHICS = ["mark", "index", "long", "short", "funding", "focus", ...TIERS];

for (const theme of THEMES) {
  test(`text has a contrast of 4.5 or more, ${theme}`, () => {
    for (const [name, grounds] of TEXT) {
      for (const ground of grounds) {
        const ratio = contrast(color(theme, name), color(theme, ground));
        assert.ok(ratio >= 4.5, `--${name} on --${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });

  test(`lines, shapes and the focus ring have a contrast of 3 or more, ${theme}`, () => {
    for (const name of GRAPHICS) {
      for (const ground of ["page", "panel", "raised"]) {
        const ratio = contrast(color(theme, name), color(theme, ground));
        assert.ok(ratio >= 3, `--${name} on --${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });

  test(`neighbouring tiers look apart with any colour vision, ${theme}`, (context) => {
    for (const vision of VISIONS) {
      const apart = TIERS.slice(1).map((tier, below) => distance(color(theme, TIERS[below] as string), color(theme, tier), vision));
      context.diagnostic(`${vision}: ${apart.map((value) => value.toFixed(1)).join(" ")}`);
      for (const [below, value] of apart.entries())
        assert.ok(value >= 12, `tier ${below} and ${below + 1}, ${vision}: ${value.toFixed(1)}`);
    }
  });

  test(`no two tiers are confused with any colour vision, ${theme}`, () => {
    for (const vision of VISIONS) {
      for (const [place, one] of TIERS.entries()) {
        for (const other of TIERS.slice(place + 1))
          assert.ok(distance(color(theme, one), color(theme, other), vision) >= 8, `${one} ${other} ${vision}`);
      }
    }
  });

  test(`long and short look apart with any colour vision, ${theme}`, () => {
    for (const vision of VISIONS) assert.ok(distance(color(theme, "long"), color(theme, "short"), vision) >= 15, vision);
  });
}
