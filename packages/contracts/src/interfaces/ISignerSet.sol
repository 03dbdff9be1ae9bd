// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Who may sign, epoch by epoch. An epoch of n >= 3f + 1 signers tolerates f liars; 2f + 1 of them decide.
interface ISignerSet {
    event SignersRotated(uint64 indexed epoch, address[] signers, uint64 validUntil, bool recovered);
    event RecoveryProposed(bytes32 indexed proposal, uint64 executableAt);
    event RecoveryCancelled(bytes32 indexed proposal);

    error SignerCountOutOfRange(uint256 count, uint256 least, uint256 most);
    error ZeroSigner(uint256 position);
    error RepeatedSigner(address signer);
    error EpochExpired(uint64 epoch, uint64 validUntil);
    error ValidityOutOfRange(uint64 validUntil, uint256 least, uint256 most);
    error RotationTooSoon(uint64 nextAt);
    error TooManyReplaced(uint256 replaced, uint256 most);
    error SignatureNotFromMember(address recovered);
    error SignatureRepeated(address signer);
    error SignaturesTooFew(uint256 got, uint256 required);
    error NotRecoveryAuthority(address caller, address authority);
    error RecoveryNotReady(bytes32 proposal, uint64 executableAt);
    error RecoveryUnknown(bytes32 proposal);

    function rotate(address[] calldata next, uint64 validUntil, bytes[] calldata signatures) external;
    function proposeRecovery(address[] calldata next, uint64 validUntil) external;
    function executeRecovery(address[] calldata next, uint64 validUntil) external;
    /// Members of the epoch in force; reverts once it has expired.
    function current() external view returns (uint64 epoch, uint256 required, address[] memory signers);
    function epochOf() external view returns (uint64 epoch, uint64 validUntil, uint64 rotatedAt);
    function deploymentId() external view returns (bytes32);
    function rotationDigest(address[] calldata next, uint64 validUntil) external view returns (bytes32);
}
