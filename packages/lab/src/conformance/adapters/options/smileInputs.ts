import { fromJumpWings, type JumpWings, type RawSvi } from "@evenkeel/core/options/public";
import type { CaseInputs } from "../../adapter.ts";
import { numberOf, recordOf } from "../../readInputs.ts";

export const rawSviOf = ({ a, b, rho, m, sigma }: CaseInputs): RawSvi => ({
  a: numberOf(a),
  b: numberOf(b),
  rho: numberOf(rho),
  m: numberOf(m),
  sigma: numberOf(sigma),
});

export const jumpWingsOf = ({ v, psi, p, c, vTilde }: CaseInputs): JumpWings => ({
  v: numberOf(v),
  psi: numberOf(psi),
  p: numberOf(p),
  c: numberOf(c),
  vTilde: numberOf(vTilde),
});

/** A smile in whichever form a case states it. */
export function smileOf(inputs: CaseInputs): RawSvi {
  if (inputs.a !== undefined) return rawSviOf(inputs);
  const wings = inputs.jw === undefined ? inputs : recordOf(inputs.jw);
  return fromJumpWings(jumpWingsOf(wings), numberOf(inputs.t ?? wings.t ?? 1));
}
