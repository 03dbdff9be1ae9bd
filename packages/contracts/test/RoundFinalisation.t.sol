// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConfigWords} from "../src/libraries/ConfigWords.sol";
import {LinkedFields} from "../src/libraries/LinkedFields.sol";
import {RoundFinalisation} from "../src/state/RoundFinalisation.sol";
import {HubFixture} from "./support/HubFixture.sol";

/// Laws of the pure step from a median to the vector in force.
contract RoundFinalisationTest is HubFixture {
    uint256 private constant NOW = 1_750_000_000;

    function blob() internal pure returns (bytes memory) {
        return ConfigWords.encode(topicConfig());
    }

    function wide(int128[] memory fields) internal pure returns (int256[] memory same_) {
        same_ = new int256[](fields.length);
        for (uint256 i; i < fields.length; ++i) same_[i] = fields[i];
    }

    function draw(uint256 seed, uint256 salt, int256 least, int256 most) internal pure returns (int256) {
        return between(int256(uint256(keccak256(abi.encode(seed, salt)))), least, most);
    }

    /// Anything that could be the median of vectors that entered.
    function anything(uint256 seed) internal pure returns (int256[] memory fields) {
        fields = wide(calm(draw(seed, 0, 40_000e18, 60_000e18)));
        fields[1] = draw(seed, 1, 0, fields[0] / 40);
        fields[6] = draw(seed, 6, -FUNDING_CAP, FUNDING_CAP);
        fields[7] = draw(seed, 7, -1e12, 1e12);
        fields[8] = draw(seed, 8, 0.03e18, 1e18);
        fields[9] = draw(seed, 9, 0, 0.025e18);
        fields[10] = draw(seed, 10, 0, 0.05e18);
        fields[11] = draw(seed, 11, 0, 4);
    }

    function nothing() internal pure returns (RoundFinalisation.Previous memory previous) {}

    function after_(int256[] memory fields) internal pure returns (RoundFinalisation.Previous memory previous) {
        previous.fields = fields;
        previous.lastValidAt = NOW;
        previous.lastValidIndex = fields[0];
    }

    function check(int256[] memory fields) internal pure {
        for (uint256 i = 6; i < FIELDS; ++i) {
            (int256 min, int256 max,) = ConfigWords.bound(blob(), i);
            holds(fields[i] >= min && fields[i] <= max, "inside governance's bounds");
        }
        holds(LinkedFields.enters(blob(), fields), "the linked rules hold");
    }

    function testFuzz_TheFirstResultIsBoundedAndLinked(uint256 seed) external pure {
        RoundFinalisation.Outcome memory outcome = RoundFinalisation.finalise(blob(), nothing(), anything(seed), NOW);
        check(outcome.fields);
    }

    function testFuzz_EveryLaterResultIsToo(uint256 one, uint256 two, uint16 elapsed) external pure {
        int256[] memory first = RoundFinalisation.finalise(blob(), nothing(), anything(one), NOW).fields;
        RoundFinalisation.Outcome memory outcome =
            RoundFinalisation.finalise(blob(), after_(first), anything(two), NOW + 1 + elapsed);
        check(outcome.fields);
    }

    function testFuzz_MeasurementsAreNeverChanged(uint256 one, uint256 two, uint16 elapsed) external pure {
        int256[] memory first = RoundFinalisation.finalise(blob(), nothing(), anything(one), NOW).fields;
        int256[] memory asked = anything(two);
        int256[] memory fields = RoundFinalisation.finalise(blob(), after_(first), anything(two), NOW + 1 + elapsed).fields;
        for (uint256 i; i < 6; ++i) same(fields[i], asked[i], "measurement");
    }

    function testFuzz_BoundingABoundedVectorChangesNothing(uint256 seed, uint16 elapsed) external pure {
        int256[] memory first = RoundFinalisation.finalise(blob(), nothing(), anything(seed), NOW).fields;
        bytes32 before = keccak256(abi.encode(first));
        RoundFinalisation.Outcome memory outcome =
            RoundFinalisation.finalise(blob(), after_(first), copy(first), NOW + 1 + elapsed);
        same(keccak256(abi.encode(outcome.fields)), before, "unchanged");
        same(outcome.clamped, 0, "nothing clamped");
    }

    function copy(int256[] memory fields) internal pure returns (int256[] memory other) {
        other = new int256[](fields.length);
        for (uint256 i; i < fields.length; ++i) other[i] = fields[i];
    }

    function testFuzz_ClampedNamesExactlyWhatChanged(uint256 seed) external pure {
        int256[] memory asked = anything(seed);
        RoundFinalisation.Outcome memory outcome = RoundFinalisation.finalise(blob(), nothing(), anything(seed), NOW);
        for (uint256 i; i < FIELDS; ++i) {
            holds((outcome.clamped >> i & 1 == 1) == (outcome.fields[i] != asked[i]), "bit = changed");
        }
    }

    function testFuzz_AnInvalidRoundKeepsEveryParameter(uint256 one, uint256 two, uint16 elapsed) external pure {
        int256[] memory first = RoundFinalisation.finalise(blob(), nothing(), anything(one), NOW).fields;
        int256[] memory median = anything(two);
        median[1] = median[0] / 40;
        RoundFinalisation.Outcome memory outcome = RoundFinalisation.finalise(blob(), after_(first), median, NOW + 1 + elapsed);
        holds(!outcome.valid && outcome.refused >> 1 & 1 == 1, "2.5 % of confidence is too wide");
        for (uint256 i = 6; i < FIELDS; ++i) same(outcome.fields[i], first[i], "parameter in force");
        same(outcome.clamped, 0, "nothing was clamped");
    }

    /// Without a valid predecessor there is nothing to gate or to step against.
    function testFuzz_TheFirstValidVectorMayBeAnywhere(uint96 index) external pure {
        int256 level = int256(uint256(index)) + 1e6;
        RoundFinalisation.Outcome memory outcome = RoundFinalisation.finalise(blob(), nothing(), wide(calm(level)), NOW);
        holds(outcome.valid, "valid");
    }

    function testFuzz_TheGateOpensWithTime(uint16 elapsed, int64 move) external pure {
        int256[] memory first = wide(calm(50_000e18));
        int256 level = 50_000e18 + int256(move) * 2_000;
        uint256 passed = uint256(elapsed) + 1;
        RoundFinalisation.Outcome memory outcome =
            RoundFinalisation.finalise(blob(), after_(first), wide(calm(level)), NOW + passed);
        uint256 allowed = 0.05e18 + 0.001e18 * passed;
        if (allowed > 0.5e18) allowed = 0.5e18;
        int256 moved = level > 50_000e18 ? level - 50_000e18 : 50_000e18 - level;
        bool inside = uint256(moved) * 1e18 <= allowed * 50_000e18;
        holds(outcome.valid == inside, "exactly the allowance");
        same(outcome.candidate.count, inside ? 0 : 1, "and outside a candidate waits");
    }

    /// However often one more round disagrees, a level is accepted only after three that agree.
    function testFuzz_RebaselineNeedsThreeInARow(uint8 pattern) external pure {
        RoundFinalisation.Previous memory previous = after_(wide(calm(50_000e18)));
        uint256 run;
        for (uint256 i; i < 8; ++i) {
            bool high = pattern >> i & 1 == 1;
            run = i > 0 && (pattern >> (i - 1) & 1 == 1) == high ? run + 1 : 1;
            RoundFinalisation.Outcome memory outcome =
                RoundFinalisation.finalise(blob(), previous, wide(calm(high ? int256(90_000e18) : int256(20_000e18))), NOW + 10 * (i + 1));
            holds(outcome.valid == (run >= 3), "three in a row");
            if (outcome.valid) return;
            previous.fields = outcome.fields;
            previous.candidate = outcome.candidate;
        }
    }
}
