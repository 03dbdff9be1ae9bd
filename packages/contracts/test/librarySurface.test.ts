import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultMarketParameters, FIELD, MARKET_SCHEMA } from "@evenkeel/core";
import { type AbiFunction, keccak256, stringToBytes, toFunctionSelector } from "viem";
import { readArtifact } from "../lib/artifact.ts";
import * as library from "../lib/index.ts";
import { DESCRIPTION, testMarket } from "./support/chain.ts";

describe("the package's public surface", () => {
  it("exports what is reviewed here, no more", () => {
    assert.deepEqual(Object.keys(library).sort(), [
      "ROLE",
      "RULE",
      "abis",
      "assessmentTypedData",
      "bytecodes",
      "defaultMarketConfig",
      "defaultOuterLimits",
      "deploy",
      "deploymentIdOf",
      "errorNameOf",
      "outerLimitsHashOf",
      "topicConfig",
      "topicOf",
    ]);
  });

  it("has one ABI and one bytecode for each contract of a deployment", () => {
    assert.deepEqual(Object.keys(library.abis).sort(), Object.keys(library.bytecodes).sort());
    for (const code of Object.values(library.bytecodes)) assert.ok(/^0x[0-9a-f]+$/.test(code), "linked creation code");
  });

  it("answers with code that cannot write: what ClearingViews could change, the clearing house keeps to itself", () => {
    const views = readArtifact<{ abi: readonly AbiFunction[] }>("src/clearing/ClearingViews.sol/ClearingViews");
    const house = readArtifact<{ abi: readonly AbiFunction[] }>("src/ClearingHouse.sol/ClearingHouse");
    const functions = ({ abi }: { abi: readonly AbiFunction[] }) => abi.filter(({ type }) => type === "function");
    const own = new Set(functions(house).map((entry) => toFunctionSelector(entry)));
    const writing = functions(views).filter(({ stateMutability }) => !["view", "pure"].includes(stateMutability));
    assert.deepEqual(
      writing.filter((entry) => !own.has(toFunctionSelector(entry))),
      [],
    );
  });

  it("has one entry per function of the clearing house, reading or acting", () => {
    const names = library.abis.clearingHouse.flatMap((entry) => (entry.type === "function" ? [toFunctionSelector(entry)] : []));
    assert.equal(new Set(names).size, names.length);
    for (const name of ["liquidate", "marketState", "fundInsurance", "addMarket", "markets"]) {
      assert.ok(library.abis.clearingHouse.some((entry) => entry.type === "function" && entry.name === name));
    }
  });

  it("stays below the sizes that a chain accepts (EIP-170 for code, EIP-3860 for creation code)", () => {
    for (const source of [
      "ClearingHouse.sol/ClearingHouse",
      "clearing/ClearingViews.sol/ClearingViews",
      "EquilibriumHub.sol/EquilibriumHub",
    ]) {
      const { deployedBytecode } = readArtifact<{ deployedBytecode: string }>(`src/${source}`);
      assert.ok((deployedBytecode.length - 2) / 2 <= 24_576, source);
    }
    for (const [name, code] of Object.entries(library.bytecodes)) assert.ok((code.length - 2) / 2 <= 49_152, name);
  });

  it("names a market's topic by its id", () => {
    assert.equal(library.topicOf("BTC-USD"), keccak256(stringToBytes("MARKET:BTC-USD")));
  });

  it("names errors by their selectors", () => {
    assert.equal(library.errorNameOf(toFunctionSelector("LimitCrossed(uint256,uint256)")), "LimitCrossed");
    assert.equal(library.errorNameOf("0x00000000"), null);
  });

  it("takes the figures of a market from governance, and the rest from the reference", () => {
    const { clearing, hub, freshnessSeconds } = testMarket();
    assert.equal(clearing.skewScale, 20_000n * 10n ** 18n);
    assert.equal(clearing.noDeliverySeconds, 120);
    assert.equal(clearing.velocityCap, hub.rules.fundingCap);
    assert.equal(clearing.velocity, hub.rules.fundingCap / 300n);
    assert.equal(freshnessSeconds, 60);
    const minutes = { ...DESCRIPTION, roundSeconds: 60 };
    const { governance } = defaultMarketParameters(minutes, "none");
    const slow = library.defaultMarketConfig({ ...minutes, skewScale: 0.5, configHash: "0x", governance });
    assert.equal(slow.clearing.noDeliverySeconds, 300);
    assert.equal(slow.freshnessSeconds, 180);
    assert.equal(slow.clearing.skewScale, 5n * 10n ** 17n);
  });

  it("spells core's schema and rules out as data", () => {
    const config = library.topicConfig(testMarket());
    assert.equal(config.measurements, 0b111111);
    assert.equal(config.fields.length, MARKET_SCHEMA.length);
    const cap = config.rules.find(({ kind }) => kind === library.RULE.absAtMost);
    assert.deepEqual(cap, { kind: 2, a: FIELD.fundingRate, b: FIELD.fundingRate, value: 434_027_777_777n });
  });

  it("signs under a domain without chain or contract", () => {
    const [zero] = [`0x${"0".repeat(64)}` as const];
    const message = { topic: zero, schemaVersion: 1, epoch: 1, round: 1, observedAt: 10, configHash: zero, fields: [] };
    const { domain } = library.assessmentTypedData({ ...message, deploymentId: zero });
    assert.deepEqual(domain, { name: "Evenkeel", version: "1", salt: zero });
  });
});
