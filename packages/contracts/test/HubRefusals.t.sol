// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IEquilibriumHub} from "../src/interfaces/IEquilibriumHub.sol";
import {ISignerSet} from "../src/interfaces/ISignerSet.sol";
import {HubFixture} from "./support/HubFixture.sol";

/// What the observations door does not let in.
contract HubRefusalsTest is HubFixture {
    function setUp() external {
        setUpHub();
    }

    function submit(uint64 round, IEquilibriumHub.Observation[] memory bundle) internal {
        hub.submitObservations(TOPIC, round, bundle);
    }

    function test_UnknownTopic() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bytes32 other = keccak256("MARKET:ETH-USD");
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.UnknownTopic.selector, other));
        hub.submitObservations(other, FIRST, bundle);
    }

    function test_TheSameBundleTwice() external {
        deliver(FIRST, calm(50_000e18));
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.RoundAlreadyAccepted.selector, TOPIC, FIRST));
        submit(FIRST, bundle);
    }

    function test_AnotherQuorumOfTheSameRound() external {
        deliver(FIRST, calm(50_000e18));
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_001e18), 4);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.RoundAlreadyAccepted.selector, TOPIC, FIRST));
        submit(FIRST, bundle);
    }

    function test_AnInvalidRoundCannotBeTriedAgain() external {
        deliver(FIRST, calm(50_000e18));
        holds(!deliver(FIRST + 1, calm(60_000e18)), "20 % is outside the gate");
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST + 1, calm(50_000e18), 3);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.RoundAlreadyAccepted.selector, TOPIC, FIRST + 1));
        submit(FIRST + 1, bundle);
    }

    /// The salt is all that differs, so every recovered address is a stranger's.
    function test_ABundleOfAnotherDeployment() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = new IEquilibriumHub.Observation[](3);
        for (uint256 i; i < 3; ++i) {
            bundle[i] = signedFor(keccak256("elsewhere"), TOPIC, i, FIRST, observedIn(FIRST), calm(50_000e18));
        }
        vm.expectPartialRevert(IEquilibriumHub.UnknownSigner.selector);
        submit(FIRST, bundle);
    }

    function test_ABundleOfAnotherTopic() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = new IEquilibriumHub.Observation[](3);
        for (uint256 i; i < 3; ++i) {
            bundle[i] = signedFor(hub.deploymentId(), keccak256("MARKET:ETH-USD"), i, FIRST, observedIn(FIRST), calm(50_000e18));
        }
        vm.expectPartialRevert(IEquilibriumHub.UnknownSigner.selector);
        submit(FIRST, bundle);
    }

    function testFuzz_OneChangedFieldBreaksTheSignature(uint8 node, uint8 field, int64 change) external {
        vm.assume(change != 0);
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bundle[node % 3].fields[field % FIELDS] += change;
        vm.expectPartialRevert(IEquilibriumHub.UnknownSigner.selector);
        submit(FIRST, bundle);
    }

    function test_AStranger() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bundle[2] = signed(9, FIRST, calm(50_000e18));
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.UnknownSigner.selector, vm.addr(key(9))));
        submit(FIRST, bundle);
    }

    function test_OneSignerTwice() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bundle[2] = signed(0, FIRST, calm(50_002e18));
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.DuplicateSigner.selector, vm.addr(key(0))));
        submit(FIRST, bundle);
    }

    function test_TooFew() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 2);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.QuorumTooSmall.selector, 2, 3));
        submit(FIRST, bundle);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.QuorumTooSmall.selector, 0, 3));
        submit(FIRST, new IEquilibriumHub.Observation[](0));
    }

    /// Seven linked-rule breaches; each vector is authentic, none counts.
    function test_AVectorThatBreaksALinkedRuleDoesNotCount() external {
        warpTo(FIRST);
        for (uint256 breach; breach < 8; ++breach) {
            IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
            bundle[1] = signed(1, FIRST, broken(breach));
            vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.QuorumTooSmall.selector, 2, 3));
            submit(FIRST, bundle);
        }
    }

    function broken(uint256 breach) internal pure returns (int128[] memory fields) {
        fields = calm(50_000e18);
        if (breach == 0) fields[0] = 0;
        if (breach == 1) fields[1] = -1;
        if (breach == 2) fields[2] = 0;
        if (breach == 3) fields[6] = FUNDING_CAP + 1;
        if (breach == 4) fields[6] = -FUNDING_CAP - 1;
        if (breach == 5) fields[8] = 0.03e18 - 1;
        if (breach == 6) fields[11] = 5;
        if (breach == 7) fields[9] = -1;
    }

    function test_AFourthVectorMakesUpForABrokenOne() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 4);
        bundle[1] = signed(1, FIRST, broken(3));
        holds(hub.submitObservations(TOPIC, FIRST, bundle), "three good ones are a quorum");
    }

    function test_TheFuture() external {
        uint64 ahead = FIRST + 1;
        vm.warp(uint256(observedIn(ahead)) - 6);
        IEquilibriumHub.Observation[] memory bundle = agreed(ahead, calm(50_000e18), 3);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.ObservedInFuture.selector, observedIn(ahead), block.timestamp));
        submit(ahead, bundle);
        vm.warp(uint256(observedIn(ahead)) - 5);
        submit(ahead, bundle);
    }

    function test_AFarFutureRound() external {
        warpTo(FIRST);
        uint64 far = FIRST + 1_000_000;
        IEquilibriumHub.Observation[] memory bundle = agreed(far, calm(50_000e18), 3);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.ObservedInFuture.selector, observedIn(far), block.timestamp));
        submit(far, bundle);
    }

    function test_TheStale() external {
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        vm.warp(uint256(observedIn(FIRST)) + FRESHNESS + 1);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.ObservationStale.selector, observedIn(FIRST), block.timestamp));
        submit(FIRST, bundle);
        vm.warp(uint256(observedIn(FIRST)) + FRESHNESS);
        submit(FIRST, bundle);
    }

    function test_ARoundThatTheTimeIsNotIn() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        uint64 outside = uint64((uint256(FIRST) + 1) * LENGTH);
        bundle[2] = signedAt(2, FIRST, outside, calm(50_000e18));
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.RoundMismatch.selector, FIRST, outside));
        submit(FIRST, bundle);
    }

    function test_AWrongNumberOfFields() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bundle[0] = signed(0, FIRST, new int128[](11));
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.FieldCountMismatch.selector, 11, 12));
        submit(FIRST, bundle);
    }

    function test_TheSmallestInteger() external {
        warpTo(FIRST);
        int128[] memory fields = calm(50_000e18);
        fields[5] = type(int128).min;
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, fields, 3);
        vm.expectRevert(abi.encodeWithSelector(IEquilibriumHub.FieldOutOfRange.selector, 5, int256(type(int128).min)));
        submit(FIRST, bundle);
    }

    function test_AMalleableSignature() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bundle[0].signature = flipped(bundle[0].signature);
        vm.expectPartialRevert(ECDSA.ECDSAInvalidSignatureS.selector);
        submit(FIRST, bundle);
    }

    function test_AShortSignature() external {
        warpTo(FIRST);
        IEquilibriumHub.Observation[] memory bundle = agreed(FIRST, calm(50_000e18), 3);
        bundle[0].signature = hex"1234";
        vm.expectRevert(abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureLength.selector, 2));
        submit(FIRST, bundle);
    }

    function test_AnExpiredEpoch() external {
        (, uint64 validUntil,) = signerSet.epochOf();
        uint64 round = uint64(validUntil / LENGTH + 2);
        warpTo(round);
        IEquilibriumHub.Observation[] memory bundle = agreed(round, calm(50_000e18), 3);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.EpochExpired.selector, 1, validUntil));
        submit(round, bundle);
    }

    function test_AHubUnderAnotherName() external {
        bytes32 given = signerSet.deploymentId();
        vm.expectPartialRevert(IEquilibriumHub.DeploymentMismatch.selector);
        newHub("another name");
        same(hub.deploymentId(), given, "the first one stands");
    }

    /// The other root of the same signature: s -> n - s, v -> 55 - v.
    function flipped(bytes memory signature) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 s, uint8 v) = (bytes32(0), bytes32(0), uint8(signature[64]));
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        return abi.encodePacked(r, order - uint256(s), uint8(55 - v));
    }
}
