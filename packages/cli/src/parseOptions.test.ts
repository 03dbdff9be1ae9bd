import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core";
import { parseInstant, parseMoment, parsePolicy, parsePort, parseSeed, parseSpeed, parseWhole } from "./parseOptions.ts";

const refused = (field: string, value: string) => (error: unknown) =>
  error instanceof EvenkeelError &&
  error.code === "CLI_OPTION_INVALID" &&
  error.field === field &&
  error.value === value &&
  error.remedy !== "";

test("reads what it should", () => {
  assert.equal(parsePolicy("gen2"), "gen2");
  assert.equal(parseSeed("7"), 7);
  assert.equal(parseSpeed("max"), "max");
  assert.equal(parseSpeed("0.5"), 0.5);
  assert.equal(parsePort("0"), 0);
  assert.equal(parseInstant("--from")("2023-03-11"), Date.UTC(2023, 2, 11));
  assert.equal(parseInstant("--from")("2023-03-11T06:00:00"), Date.UTC(2023, 2, 11, 6));
  assert.equal(parseInstant("--from")("2023-03-11T06:00:00+01:00"), Date.UTC(2023, 2, 11, 5));
  assert.equal(parseMoment("--at")("1736899800000"), 1_736_899_800_000);
  assert.equal(parseMoment("--at")("2025-01-15T00:10:00Z"), 1_736_899_800_000);
  assert.equal(parseWhole("--round")("173689929"), 173_689_929);
});

test("refuses with field, value and remedy", () => {
  assert.throws(() => parsePolicy("gen9"), refused("--policy", "gen9"));
  for (const value of ["-1", "1.5", "", "x", "2147483648"]) assert.throws(() => parseSeed(value), refused("--seed", value));
  for (const value of ["0", "-3", "fast", "Infinity"]) assert.throws(() => parseSpeed(value), refused("--speed", value));
  for (const value of ["70000", "-1", "", "80.5"]) assert.throws(() => parsePort(value), refused("--port", value));
  assert.throws(() => parseInstant("--to")("yesterday"), refused("--to", "yesterday"));
  for (const value of ["noon", "-5", "2025-13-01"]) assert.throws(() => parseMoment("--at")(value), refused("--at", value));
  for (const value of ["", "-1", "1.5", "1e3", "9999999999999999"])
    assert.throws(() => parseWhole("--round")(value), refused("--round", value));
});
