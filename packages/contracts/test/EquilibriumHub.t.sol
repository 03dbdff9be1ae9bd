// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEquilibriumHub} from "../src/interfaces/IEquilibriumHub.sol";
import {HubFixture} from "./support/HubFixture.sol";

/// What the observations door makes of what it lets in.
contract EquilibriumHubTest is HubFixture {
    function setUp() external {
        setUpHub();
    }

    function test_TheFirstRoundIsStoredAndRecorded() external {
        int128[] memory fields = calm(50_000e18);
        fields[4] = -0.001e18;
        fields[5] = -12e18;
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, fields, 3);
        vm.expectEmit(true, true, true, true, address(hub));
        emit IEquilibriumHub.RoundAccepted(TOPIC, FIRST, observedIn(FIRST), true, 7, 0, 0, fields);
        holds(hub.submitObservations(TOPIC, FIRST, bundle), "valid");
        IEquilibriumHub.Accepted memory accepted = hub.latest(TOPIC);
        same(uint256(accepted.round), FIRST, "round");
        same(uint256(accepted.observedAt), observedIn(FIRST), "observed");
        same(uint256(accepted.acceptedAt), block.timestamp, "accepted");
        for (uint256 i; i < FIELDS; ++i) same(accepted.fields[i], fields[i], "field");
        (int128 index, int128 confidence, bool known) = hub.roundPrice(TOPIC, FIRST);
        holds(known && index == fields[0] && confidence == fields[1], "price of the round");
        (uint64 round, uint64 acceptedAt, bool valid, uint64 unbrokenSince) = hub.head(TOPIC);
        holds(round == FIRST && acceptedAt == block.timestamp && valid && unbrokenSince == block.timestamp, "head");
    }

    function test_NothingBeforeTheFirstRound() external view {
        IEquilibriumHub.Accepted memory accepted = hub.latest(TOPIC);
        holds(accepted.acceptedAt == 0 && !accepted.valid && accepted.fields.length == 0, "empty");
        (,, bool known) = hub.roundPrice(TOPIC, FIRST);
        holds(!known, "no price");
    }

    function test_RoundsAreSlicesOfTime() external view {
        same(uint256(hub.roundLength(TOPIC)), LENGTH, "length");
        same(uint256(hub.roundOf(TOPIC, 1_750_000_009)), 175_000_000, "last second");
        same(uint256(hub.roundOf(TOPIC, 1_750_000_010)), 175_000_001, "first second");
    }

    /// Whatever one node of four signs, every field of the result lies inside what the other three said.
    function testFuzz_OneLiarCannotLeaveTheHonestRange(int64[3] memory honest, int128[6] memory lies, uint8 liar, bool fourth) external {
        warpTo(FIRST);
        uint256 count = fourth ? 4 : 3;
        IEquilibriumHub.Observation[] memory bundle = new IEquilibriumHub.Observation[](count);
        (int128 least, int128 most) = (type(int128).max, 0);
        uint256 next;
        for (uint256 i; i < count; ++i) {
            int128[] memory fields;
            if (i == liar % count) {
                fields = lie(lies);
            } else {
                fields = calm(50_000e18 + int256(honest[next++]) * 10);
                if (fields[0] < least) least = fields[0];
                if (fields[0] > most) most = fields[0];
            }
            bundle[i] = signed(i, FIRST, fields);
        }
        try hub.submitObservations(TOPIC, FIRST, bundle) {
            int128[] memory result = hub.latest(TOPIC).fields;
            holds(result[0] >= least && result[0] <= most, "index");
            holds(result[2] >= least && result[2] <= most, "average");
            same(result[6], 0, "funding");
            same(result[8], 0.05e18, "initial margin");
            same(result[11], 0, "tier");
        } catch (bytes memory reason) {
            // three signers of whom one broke a linked rule: no quorum, and nothing moved
            same(bytes32(bytes4(reason)), bytes32(IEquilibriumHub.QuorumTooSmall.selector), "only for want of a quorum");
        }
    }

    function lie(int128[6] memory lies) internal pure returns (int128[] memory fields) {
        fields = calm(500_000e18);
        (fields[0], fields[2], fields[3]) = (lies[0], lies[1], lies[2]);
        (fields[6], fields[8], fields[11]) = (lies[3], lies[4], lies[5]);
        for (uint256 i; i < FIELDS; ++i) if (fields[i] == type(int128).min) fields[i] = 0;
    }

    function test_TimesTenByOneNodeChangesNothing() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 4);
        bundle[3] = signed(3, FIRST, calm(500_000e18));
        hub.submitObservations(TOPIC, FIRST, bundle);
        same(hub.latest(TOPIC).fields[0], 50_000e18, "index");
    }

    /// Over any path of requests the funding rate stays within its cap and its step.
    function testFuzz_FundingNeverLeavesCapOrStep(int64[6] memory asked, uint8[6] memory gaps) external {
        int256 previous;
        uint256 lastAt;
        uint64 round = FIRST;
        for (uint256 i; i < 6; ++i) {
            int128[] memory fields = calm(50_000e18);
            fields[6] = int128(int256(asked[i]) % (FUNDING_CAP + 1));
            deliver(round, fields);
            int256 rate = hub.latest(TOPIC).fields[6];
            atMost(rate < 0 ? -rate : rate, FUNDING_CAP, "cap");
            if (i > 0) {
                int256 moved = rate > previous ? rate - previous : previous - rate;
                atMost(moved, FUNDING_CAP / 300 * int256(uint256(observedIn(round)) - lastAt), "step");
            }
            (previous, lastAt) = (rate, observedIn(round));
            round += 1 + gaps[i] % 5;
        }
    }

    function test_MaintenanceMarginMovesOnlySlowly() external {
        int128[] memory fields = calm(50_000e18);
        fields[9] = 0.0125e18;
        deliver(FIRST, fields);
        fields[9] = 0.025e18;
        deliver(FIRST + 1, fields);
        same(hub.latest(TOPIC).fields[9], 0.0125e18 + 10 * 1e12, "ten seconds of 1e-6 a second");
    }

    function test_ClampedFieldsAreNamed() external {
        int128[] memory fields = calm(50_000e18);
        fields[10] = 0.05e18;
        fields[8] = 0.9e18;
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, fields, 3);
        int128[] memory expected = calm(50_000e18);
        expected[10] = 0.005e18;
        expected[8] = 0.5e18;
        vm.expectEmit(true, true, true, true, address(hub));
        emit IEquilibriumHub.RoundAccepted(TOPIC, FIRST, observedIn(FIRST), true, 7, (1 << 10) | (1 << 8), 0, expected);
        hub.submitObservations(TOPIC, FIRST, bundle);
    }

    function test_AnInvalidMeasurementKeepsEveryParameter() external {
        int128[] memory fields = calm(50_000e18);
        fields[6] = 1_000_000;
        deliver(FIRST, fields);
        fields = calm(56_000e18);
        fields[6] = 2_000_000;
        fields[11] = 4;
        warpTo(FIRST + 1);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST + 1, fields, 3);
        holds(!hub.submitObservations(TOPIC, FIRST + 1, bundle), "12 % in 10 s is outside the gate");
        IEquilibriumHub.Accepted memory accepted = hub.latest(TOPIC);
        same(accepted.fields[0], 56_000e18, "the measurement is shown");
        same(accepted.fields[6], 1_000_000, "funding kept");
        same(accepted.fields[11], 0, "tier kept");
        (,, bool known) = hub.roundPrice(TOPIC, FIRST + 1);
        holds(!known, "an invalid round has no price");
    }

    function test_ANewLevelIsAcceptedAfterThreeRounds() external {
        deliver(FIRST, calm(50_000e18));
        holds(!deliver(FIRST + 1, calm(40_000e18)), "first");
        holds(!deliver(FIRST + 2, calm(40_100e18)), "second");
        holds(deliver(FIRST + 3, calm(40_050e18)), "third agrees: re-baselined");
        holds(deliver(FIRST + 4, calm(40_000e18)), "and stays valid");
    }

    function test_ADisagreeingRoundStartsOver() external {
        deliver(FIRST, calm(50_000e18));
        holds(!deliver(FIRST + 1, calm(40_000e18)), "first level");
        holds(!deliver(FIRST + 2, calm(30_000e18)), "another level");
        holds(!deliver(FIRST + 3, calm(40_000e18)), "back to the first: counts as one");
        holds(deliver(FIRST + 4, calm(50_100e18)), "the old level is still the reference");
    }

    function test_WideConfidenceIsInvalid() external {
        int128[] memory fields = calm(50_000e18);
        fields[1] = 1_000e18;
        holds(deliver(FIRST, fields), "2 % exactly");
        fields[1] = 1_000e18 + 1;
        holds(!deliver(FIRST + 1, fields), "a hair more");
    }

    function test_AnAverageFarFromTheIndexIsInvalid() external {
        int128[] memory fields = calm(50_000e18);
        fields[2] = 40_000e18;
        holds(deliver(FIRST, fields), "20 % exactly");
        fields[2] = 40_000e18 - 1;
        holds(!deliver(FIRST + 1, fields), "a hair more");
    }

    function test_APastRoundIsRecordedForWaitingOrdersOnly() external {
        deliver(FIRST, calm(50_000e18));
        deliver(FIRST + 2, calm(50_200e18));
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST + 1, calm(50_100e18), 3);
        vm.expectEmit(true, true, true, true, address(hub));
        emit IEquilibriumHub.PastRoundRecorded(TOPIC, FIRST + 1, 50_100e18, 50_100e18 / 5_000);
        hub.submitObservations(TOPIC, FIRST + 1, bundle);
        (int128 index,, bool known) = hub.roundPrice(TOPIC, FIRST + 1);
        holds(known && index == 50_100e18, "price of the past round");
        same(hub.latest(TOPIC).fields[0], 50_200e18, "the vector in force stays");
        same(uint256(hub.latest(TOPIC).round), FIRST + 2, "and its round");
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.RoundAlreadyAccepted.selector, TOPIC, FIRST + 1));
        hub.submitObservations(TOPIC, FIRST + 1, bundle);
    }

    function test_APastRoundOutsideTheGateIsRefused() external {
        deliver(FIRST, calm(50_000e18));
        deliver(FIRST + 2, calm(50_000e18));
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST + 1, calm(60_000e18), 3);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.PastRoundInvalid.selector, TOPIC, FIRST + 1, 1));
        hub.submitObservations(TOPIC, FIRST + 1, bundle);
    }

    function test_APastRoundMustBeFreshToo() external {
        deliver(FIRST, calm(50_000e18));
        deliver(FIRST + 10, calm(50_000e18));
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST + 1, calm(50_000e18), 3);
        vm.expectPartialRevert(IEquilibriumHub.ObservationStale.selector);
        hub.submitObservations(TOPIC, FIRST + 1, bundle);
    }

    /// The order in which signers stand in the bundle changes nothing.
    function testFuzz_TheOrderOfTheBundleDoesNotMatter(uint8 turn, int64[4] memory offsets) external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = new IEquilibriumHub.Observation[](4);
        IEquilibriumHub.Observation[] memory turned = new IEquilibriumHub.Observation[](4);
        for (uint256 i; i < 4; ++i) {
            bundle[i] = signed(i, FIRST, calm(50_000e18 + int256(offsets[i]) * 10));
            turned[(i + turn) % 4] = bundle[i];
        }
        uint256 before = vm.snapshotState();
        hub.submitObservations(TOPIC, FIRST, bundle);
        bytes32 one = keccak256(abi.encode(hub.latest(TOPIC)));
        vm.revertToState(before);
        hub.submitObservations(TOPIC, FIRST, turned);
        same(keccak256(abi.encode(hub.latest(TOPIC))), one, "same vector");
    }

    function unbroken() internal view returns (uint64 since) {
        (,,, since) = hub.head(TOPIC);
    }

    /// Invalid vectors and late ones count by the time between the valid ones around them.
    function test_ThePauseThatEndedLastIsRemembered() external {
        deliver(FIRST, calm(50_000e18));
        uint64 start = uint64(block.timestamp);
        for (uint64 i = 1; i < 4; ++i) deliver(FIRST + 6 * i, calm(50_000e18));
        same(unbroken(), start, "sixty seconds apart is no pause");
        deliver(FIRST + 25, calm(50_000e18));
        same(unbroken(), uint64(block.timestamp), "seventy is");
        uint64 again = uint64(block.timestamp);
        for (uint64 i = 26; i < 28; ++i) deliver(FIRST + i, calm(90_000e18));
        same(unbroken(), again, "an invalid vector ends nothing");
        deliver(FIRST + 30, calm(50_000e18));
        same(unbroken(), again, "valid again within the window");
        for (uint64 i = 31; i < 33; ++i) deliver(FIRST + i, calm(90_000e18));
        deliver(FIRST + 38, calm(50_000e18));
        same(unbroken(), uint64(block.timestamp), "or not");
    }
}
