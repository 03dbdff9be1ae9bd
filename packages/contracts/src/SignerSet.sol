// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SSTORE2} from "solady/src/utils/SSTORE2.sol";
import {ISignerSet} from "./interfaces/ISignerSet.sol";
import {AssessmentHash} from "./libraries/AssessmentHash.sol";
import {SignerRules} from "./libraries/SignerRules.sol";

/// @title Epochs of signers. Each is signed by 2f + 1 of the one before and may be carried here by anyone.
contract SignerSet is ISignerSet {
    /// A quorum gone bad can replace at most f members a week, so watchers have time.
    uint64 public constant ROTATION_INTERVAL = 7 days;
    uint64 public constant RECOVERY_DELAY = 14 days;
    uint64 public constant LONGEST_VALIDITY = 366 days;
    bytes32 public constant ROTATION_TYPEHASH = keccak256("Rotation(uint64 epoch,address[] signers,uint64 validUntil)");

    /// Timelock that alone may start a recovery.
    address public immutable recoveryAuthority;
    bytes32 public immutable deploymentId;
    bytes32 private immutable _domainSeparator;

    uint64 private _epoch;
    uint64 private _validUntil;
    uint64 private _rotatedAt;
    address private _blob;
    bytes32 private _recovery;
    uint64 private _recoveryAt;

    constructor(address[] memory genesis, uint64 validUntil, string memory name, bytes32 outerLimitsHash, address recoveryAuthority_) {
        deploymentId = AssessmentHash.deploymentId(genesis, name, outerLimitsHash);
        _domainSeparator = AssessmentHash.domainSeparator(deploymentId);
        recoveryAuthority = recoveryAuthority_;
        _install(genesis, validUntil, false);
    }

    function rotate(address[] calldata next, uint64 validUntil, bytes[] calldata signatures) external {
        if (block.timestamp < _rotatedAt + ROTATION_INTERVAL) revert RotationTooSoon(_rotatedAt + ROTATION_INTERVAL);
        (, uint256 required, address[] memory members) = current();
        uint256 tolerated = SignerRules.tolerated(members.length);
        uint256 replaced = SignerRules.replaced(members, next);
        if (replaced > tolerated) revert TooManyReplaced(replaced, tolerated);
        _checkSignatures(members, required, rotationDigest(next, validUntil), signatures);
        if (_recovery != 0) {
            emit RecoveryCancelled(_recovery);
            _recovery = 0;
        }
        _install(next, validUntil, false);
    }

    function proposeRecovery(address[] calldata next, uint64 validUntil) external {
        if (msg.sender != recoveryAuthority) revert NotRecoveryAuthority(msg.sender, recoveryAuthority);
        SignerRules.check(next);
        _recovery = keccak256(abi.encode(next, validUntil));
        _recoveryAt = uint64(block.timestamp) + RECOVERY_DELAY;
        emit RecoveryProposed(_recovery, _recoveryAt);
    }

    /// Anyone may carry out a recovery that has waited; a rotation by the quorum in the meantime cancels it.
    function executeRecovery(address[] calldata next, uint64 validUntil) external {
        bytes32 proposal = keccak256(abi.encode(next, validUntil));
        if (_recovery != proposal) revert RecoveryUnknown(proposal);
        if (block.timestamp < _recoveryAt) revert RecoveryNotReady(proposal, _recoveryAt);
        _recovery = 0;
        _install(next, validUntil, true);
    }

    function current() public view returns (uint64 epoch, uint256 required, address[] memory signers) {
        epoch = _epoch;
        if (block.timestamp > _validUntil) revert EpochExpired(epoch, _validUntil);
        signers = abi.decode(SSTORE2.read(_blob), (address[]));
        required = SignerRules.required(signers.length);
    }

    function epochOf() external view returns (uint64 epoch, uint64 validUntil, uint64 rotatedAt) {
        return (_epoch, _validUntil, _rotatedAt);
    }

    function rotationDigest(address[] calldata next, uint64 validUntil) public view returns (bytes32) {
        bytes32 members = keccak256(abi.encodePacked(next));
        return AssessmentHash.digest(_domainSeparator, keccak256(abi.encode(ROTATION_TYPEHASH, _epoch + 1, members, validUntil)));
    }

    function _checkSignatures(address[] memory members, uint256 required, bytes32 digest, bytes[] calldata signatures) private pure {
        uint256 seen;
        for (uint256 i; i < signatures.length; ++i) {
            address signer = ECDSA.recoverCalldata(digest, signatures[i]);
            uint256 position = SignerRules.indexOf(members, signer);
            if (position == members.length) revert SignatureNotFromMember(signer);
            if (seen >> position & 1 == 1) revert SignatureRepeated(signer);
            seen |= 1 << position;
        }
        if (signatures.length < required) revert SignaturesTooFew(signatures.length, required);
    }

    function _install(address[] memory next, uint64 validUntil, bool recovered) private {
        SignerRules.check(next);
        if (validUntil <= block.timestamp || validUntil > block.timestamp + LONGEST_VALIDITY) {
            revert ValidityOutOfRange(validUntil, block.timestamp, block.timestamp + LONGEST_VALIDITY);
        }
        _epoch += 1;
        _validUntil = validUntil;
        _rotatedAt = uint64(block.timestamp);
        _blob = SSTORE2.write(abi.encode(next));
        emit SignersRotated(_epoch, next, validUntil, recovered);
    }
}
