// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title One result, several doors: signed observations become the accepted vector of a topic.
interface IEquilibriumHub {
    /// One node's signed vector. `signature` is 65 bytes (r, s, v), low s.
    struct Observation {
        uint64 observedAt;
        int128[] fields;
        bytes signature;
    }

    /// The vector in force. `valid` is false while a measurement is outside its gate.
    struct Accepted {
        uint64 round;
        uint64 observedAt;
        uint64 acceptedAt;
        bool valid;
        int128[] fields;
    }

    /// @param signers Bitmap of signer indices in the current epoch.
    /// @param clamped Bitmap of parameter fields that bounds or steps changed.
    /// @param refused Bitmap of measurement fields outside their gate (then `valid` is false).
    event RoundAccepted(
        bytes32 indexed topic,
        uint64 indexed round,
        uint64 observedAt,
        bool valid,
        uint256 signers,
        uint256 clamped,
        uint256 refused,
        int128[] fields
    );
    /// A bundle older than the vector in force: it serves waiting orders only.
    event PastRoundRecorded(bytes32 indexed topic, uint64 indexed round, int128 index, int128 confidence);

    error UnknownTopic(bytes32 topic);
    error QuorumTooSmall(uint256 valid, uint256 required);
    error UnknownSigner(address signer);
    error DuplicateSigner(address signer);
    error RoundMismatch(uint64 round, uint64 observedAt);
    error RoundAlreadyAccepted(bytes32 topic, uint64 round);
    error ObservedInFuture(uint64 observedAt, uint256 blockTime);
    error ObservationStale(uint64 observedAt, uint256 blockTime);
    error FieldCountMismatch(uint256 got, uint256 expected);
    error FieldOutOfRange(uint256 field, int256 value);
    /// A past round whose measurements fail their checks serves nobody and is not recorded.
    error PastRoundInvalid(bytes32 topic, uint64 round, uint256 refused);
    error DeploymentMismatch(bytes32 signers, bytes32 expected);

    function submitObservations(bytes32 topic, uint64 round, Observation[] calldata observations) external returns (bool valid);
    /// The cheap part of `latest`: what a consumer needs to know whether there is something new. All zero before the first round.
    /// `unbrokenSince`: when the last pause ended; since then no two valid vectors lay further apart than the freshness window.
    function head(bytes32 topic) external view returns (uint64 round, uint64 acceptedAt, bool valid, uint64 unbrokenSince);
    function latest(bytes32 topic) external view returns (Accepted memory);
    /// Index and confidence of one exact round; `known` is false when the round never arrived or was invalid.
    function roundPrice(bytes32 topic, uint64 round) external view returns (int128 index, int128 confidence, bool known);
    function roundLength(bytes32 topic) external view returns (uint64);
    function roundOf(bytes32 topic, uint256 time) external view returns (uint64);
    function deploymentId() external view returns (bytes32);
}
