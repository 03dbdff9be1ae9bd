// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEquilibriumHub} from "../../src/interfaces/IEquilibriumHub.sol";
import {HubFixture} from "./HubFixture.sol";

/// @title Four nodes, one of which lies, and carriers who deliver late, twice or out of order.
contract HubHandler is HubFixture {
    uint64[] private _rounds;
    mapping(uint64 round => int128) private _seen;
    uint256 public newest;
    uint256 public past;
    int256 private _price = 50_000e18;

    constructor() {
        setUpHub();
        warpTo(FIRST);
    }

    function wait(uint8 seconds_) external {
        vm.warp(block.timestamp + seconds_);
    }

    /// A bundle for a round up to seven back, from three or four nodes of which node 3 may lie.
    function submit(uint8 back, int64 move, int128[12] calldata lie, bool lying, int64 rate) external {
        _price += _price * (int256(move) % 400) / 10_000;
        uint64 round = uint64((block.timestamp - 4) / LENGTH) - back % 8;
        int128[] memory honest = calm(_price);
        honest[6] = int128(int256(rate) % (FUNDING_CAP + 1));
        IEquilibriumHub.Observation[] memory bundle = new IEquilibriumHub.Observation[](4);
        for (uint256 i; i < 3; ++i) bundle[i] = signed(i, round, honest);
        bundle[3] = signed(3, round, lying ? lieOf(lie) : honest);
        (uint64 before,,,) = hub.head(TOPIC);
        try hub.submitObservations(TOPIC, round, bundle) {
            _record(round, before);
        } catch {}
    }

    function jump(bool up) external {
        _price = up ? _price * 5 / 4 : _price * 4 / 5;
    }

    function lieOf(int128[12] calldata lie) private pure returns (int128[] memory fields) {
        fields = new int128[](FIELDS);
        for (uint256 i; i < FIELDS; ++i) fields[i] = lie[i] == type(int128).min ? int128(0) : lie[i];
    }

    function _record(uint64 round, uint64 before) private {
        (int128 index,, bool known) = hub.roundPrice(TOPIC, round);
        if (round > before) newest = round;
        else ++past;
        holds(round > before || known, "a past round is recorded with its price or not at all");
        _rounds.push(round);
        _seen[round] = known ? index : int128(0);
    }

    function checkPrices() external view {
        for (uint256 i; i < _rounds.length; ++i) {
            (int128 index,, bool known) = hub.roundPrice(TOPIC, _rounds[i]);
            same(index, _seen[_rounds[i]], "the price that was recorded");
            holds(known == (_seen[_rounds[i]] != 0), "known as it was");
        }
    }

    function latest() external view returns (IEquilibriumHub.Accepted memory) {
        return hub.latest(TOPIC);
    }

    function boundOf(uint256 field) external pure returns (int128 min, int128 max) {
        return (topicConfig().fields[field].min, topicConfig().fields[field].max);
    }
}
