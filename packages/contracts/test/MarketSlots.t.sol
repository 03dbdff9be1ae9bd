// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Market} from "../src/state/ClearingTypes.sol";
import {MarketSlots} from "../src/state/MarketSlots.sol";
import {Checks} from "./support/Checks.sol";

contract MarketSlotsTest is Checks {
    uint256[7] private words;
    uint256[7] private again;

    /// Any words that a market can have: mode, reason and the flag in their ranges, the last byte unused.
    function fill(uint256[7] memory raw) internal {
        words = raw;
        uint256 small = (raw[2] >> 72) % 4 | ((raw[2] >> 80) % 7) << 8 | ((raw[2] >> 88) % 2) << 16;
        words[2] = raw[2] & ~(uint256(0xffffff) << 72) | small << 72;
        words[6] = raw[6] & (type(uint256).max >> 8);
    }

    /// Every bit of every word is some member's: nothing is lost, moved or read with a neighbour's bits.
    function testFuzz_WhatIsLoadedIsStoredAgain(uint256[7] memory raw) external {
        fill(raw);
        MarketSlots.store(again, MarketSlots.load(words));
        for (uint256 i; i < 7; ++i) same(again[i], words[i], "word");
    }

    function testFuzz_WhatIsStoredIsLoaded(uint256[7] memory raw) external {
        fill(raw);
        Market memory market = MarketSlots.load(words);
        MarketSlots.store(again, market);
        same(keccak256(abi.encode(MarketSlots.load(again))), keccak256(abi.encode(market)), "the same market");
    }

    function testFuzz_MembersDoNotTouchEachOther(uint256[7] memory raw, uint104 insurance, int64 rate) external {
        fill(raw);
        Market memory market = MarketSlots.load(words);
        (market.insurance, market.fundingRate) = (insurance, rate);
        MarketSlots.store(again, market);
        for (uint256 i; i < 7; ++i) {
            if (i != 1 && i != 6) same(again[i], words[i], "another word");
        }
        Market memory loaded = MarketSlots.load(again);
        holds(loaded.insurance == insurance && loaded.fundingRate == rate, "what was set");
        holds(loaded.guardedUntil == market.guardedUntil && loaded.borrowRate == market.borrowRate, "and its neighbours");
    }

    function test_AnEmptyMarketIsEmpty() external view {
        Market memory market;
        same(keccak256(abi.encode(MarketSlots.load(words))), keccak256(abi.encode(market)), "all zero");
    }
}
