// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEquilibriumHub} from "../src/interfaces/IEquilibriumHub.sol";
import {ISignerSet} from "../src/interfaces/ISignerSet.sol";
import {SignerRules} from "../src/libraries/SignerRules.sol";
import {HubFixture} from "./support/HubFixture.sol";

contract SignerSetTest is HubFixture {
    uint64 private until;

    function setUp() external {
        setUpHub();
        until = uint64(block.timestamp + 60 days);
    }

    /// Genesis with the last member replaced by node `joiner`.
    function oneReplaced(uint256 joiner) internal pure returns (address[] memory next) {
        next = genesis();
        next[3] = vm.addr(key(joiner));
    }

    function signatures(address[] memory next, uint64 validUntil, uint256 count) internal view returns (bytes[] memory list) {
        bytes32 digest = signerSet.rotationDigest(next, validUntil);
        list = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(key(i), digest);
            list[i] = abi.encodePacked(r, s, v);
        }
    }

    function afterAWeek() internal {
        vm.warp(block.timestamp + 7 days);
    }

    function test_GenesisIsTheFirstEpoch() external view {
        (uint64 epoch, uint256 required, address[] memory signers) = signerSet.current();
        same(uint256(epoch), 1, "epoch");
        same(required, 3, "2f+1 of 4");
        for (uint256 i; i < 4; ++i) same(signers[i], vm.addr(key(i)), "member");
    }

    function testFuzz_QuorumsOverlapInAnHonestMember(uint8 liars) external pure {
        uint256 f = between(uint256(liars), 1, 21);
        uint256 n = 3 * f + 1;
        same(SignerRules.tolerated(n), f, "f of 3f+1");
        uint256 required = SignerRules.required(n);
        holds(2 * required - n > f, "two quorums share more members than there are liars");
        holds(required <= n - f, "the honest alone are enough");
    }

    function test_ThreeOfFourReplaceOne() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        vm.expectEmit(true, true, true, true, address(signerSet));
        emit ISignerSet.SignersRotated(2, next, until, false);
        signerSet.rotate(next, until, list);
        (uint64 epoch,, address[] memory signers) = signerSet.current();
        same(uint256(epoch), 2, "epoch");
        same(signers[3], vm.addr(key(7)), "the new member");
    }

    function test_TheOldEpochSignsNothingMore() external {
        afterAWeek();
        uint64 round = uint64(block.timestamp / LENGTH + 1);
        IEquilibriumHub.Observation[] memory bundle = agreed(round, calm(50_000e18), 3);
        address[] memory next = oneReplaced(7);
        signerSet.rotate(next, until, signatures(next, until, 3));
        warpTo(round);
        vm.expectPartialRevert(IEquilibriumHub.UnknownSigner.selector);
        hub.submitObservations(TOPIC, round, bundle);
        holds(hub.submitObservations(TOPIC, round, agreed(round, calm(50_000e18), 3)), "the new epoch does");
    }

    function test_OnceAWeek() external {
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        uint64 nextAt = uint64(block.timestamp + 7 days);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.RotationTooSoon.selector, nextAt));
        signerSet.rotate(next, until, list);
        vm.warp(nextAt - 1);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.RotationTooSoon.selector, nextAt));
        signerSet.rotate(next, until, list);
        vm.warp(nextAt);
        signerSet.rotate(next, until, list);
    }

    function test_AtMostFReplaced() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        next[2] = vm.addr(key(8));
        bytes[] memory list = signatures(next, until, 4);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.TooManyReplaced.selector, 2, 1));
        signerSet.rotate(next, until, list);
    }

    function test_GrowingCountsAsReplacing() external {
        afterAWeek();
        address[] memory next = new address[](6);
        for (uint256 i; i < 6; ++i) next[i] = vm.addr(key(i));
        bytes[] memory list = signatures(next, until, 4);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.TooManyReplaced.selector, 2, 1));
        signerSet.rotate(next, until, list);
    }

    function test_TooFewSignatures() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 2);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.SignaturesTooFew.selector, 2, 3));
        signerSet.rotate(next, until, list);
    }

    function test_ARepeatedSignature() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        list[2] = list[0];
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.SignatureRepeated.selector, vm.addr(key(0))));
        signerSet.rotate(next, until, list);
    }

    function test_SignaturesForAnotherListOrTime() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        vm.expectPartialRevert(ISignerSet.SignatureNotFromMember.selector);
        signerSet.rotate(oneReplaced(8), until, list);
        vm.expectPartialRevert(ISignerSet.SignatureNotFromMember.selector);
        signerSet.rotate(next, until + 1, list);
    }

    function test_ARotationCannotBeReplayed() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        signerSet.rotate(next, until, list);
        afterAWeek();
        vm.expectPartialRevert(ISignerSet.SignatureNotFromMember.selector);
        signerSet.rotate(next, until, list);
    }

    function test_AnExpiredEpochCannotRotate() external {
        (, uint64 validUntil,) = signerSet.epochOf();
        vm.warp(uint256(validUntil) + 1);
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.EpochExpired.selector, 1, validUntil));
        signerSet.rotate(next, until, list);
    }

    function test_ValidityIsBounded() external {
        afterAWeek();
        address[] memory next = oneReplaced(7);
        uint64 long = uint64(block.timestamp + 366 days + 1);
        bytes[] memory list = signatures(next, long, 3);
        vm.expectPartialRevert(ISignerSet.ValidityOutOfRange.selector);
        signerSet.rotate(next, long, list);
        uint64 past = uint64(block.timestamp);
        list = signatures(next, past, 3);
        vm.expectPartialRevert(ISignerSet.ValidityOutOfRange.selector);
        signerSet.rotate(next, past, list);
    }

    function test_BadGenesis() external {
        address[] memory three = new address[](3);
        for (uint256 i; i < 3; ++i) three[i] = vm.addr(key(i));
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.SignerCountOutOfRange.selector, 3, 4, 64));
        newSigners(three, until);
        address[] memory repeated = genesis();
        repeated[2] = repeated[0];
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.RepeatedSigner.selector, repeated[0]));
        newSigners(repeated, until);
        address[] memory zero = genesis();
        zero[1] = address(0);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.ZeroSigner.selector, 1));
        newSigners(zero, until);
    }

    function strangers() internal pure returns (address[] memory next) {
        next = new address[](4);
        for (uint256 i; i < 4; ++i) next[i] = vm.addr(key(20 + i));
    }

    function test_RecoveryIsTheTimelocksAlone() external {
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.NotRecoveryAuthority.selector, address(this), TIMELOCK));
        signerSet.proposeRecovery(strangers(), until);
    }

    function test_RecoveryWaitsFourteenDays() external {
        vm.prank(TIMELOCK);
        signerSet.proposeRecovery(strangers(), until);
        uint64 ready = uint64(block.timestamp + 14 days);
        bytes32 proposal = keccak256(abi.encode(strangers(), until));
        vm.warp(ready - 1);
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.RecoveryNotReady.selector, proposal, ready));
        signerSet.executeRecovery(strangers(), until);
        vm.warp(ready);
        signerSet.executeRecovery(strangers(), until);
        (uint64 epoch,, address[] memory signers) = signerSet.current();
        same(uint256(epoch), 2, "epoch");
        same(signers[0], vm.addr(key(20)), "recovered");
    }

    function test_AQuorumThatStillWorksCancelsARecovery() external {
        vm.prank(TIMELOCK);
        signerSet.proposeRecovery(strangers(), until);
        bytes32 proposal = keccak256(abi.encode(strangers(), until));
        afterAWeek();
        address[] memory next = oneReplaced(7);
        bytes[] memory list = signatures(next, until, 3);
        vm.expectEmit(true, true, true, true, address(signerSet));
        emit ISignerSet.RecoveryCancelled(proposal);
        signerSet.rotate(next, until, list);
        afterAWeek();
        vm.expectRevert(abi.encodeWithSelector(ISignerSet.RecoveryUnknown.selector, proposal));
        signerSet.executeRecovery(strangers(), until);
    }

    function test_OnlyTheProposedRecoveryCanBeCarriedOut() external {
        vm.prank(TIMELOCK);
        signerSet.proposeRecovery(strangers(), until);
        vm.warp(block.timestamp + 14 days);
        vm.expectPartialRevert(ISignerSet.RecoveryUnknown.selector);
        signerSet.executeRecovery(oneReplaced(7), until);
    }
}
