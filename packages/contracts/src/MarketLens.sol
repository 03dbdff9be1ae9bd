// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingHouse} from "./interfaces/IClearingHouse.sol";
import {IEquilibriumHub} from "./interfaces/IEquilibriumHub.sol";

/// @title Reads a market, its vector, the pool and many accounts in one call. It holds nothing and nobody depends on it.
contract MarketLens {
    struct Overview {
        IClearingHouse.MarketState market;
        IEquilibriumHub.Accepted accepted;
        int256 poolSettled;
        int256 poolValue;
        /// Borne by the pool, all markets together.
        uint256 badDebt;
        /// Token units in the insurance of all markets; this market's is in `market`.
        uint256 insuranceTotal;
    }

    struct Holding {
        IClearingHouse.AccountState account;
        int256 size;
        int256 entryNotional;
        int256 fundingOwed;
    }

    IClearingHouse public immutable house;
    IEquilibriumHub public immutable hub;

    constructor(IClearingHouse house_, IEquilibriumHub hub_) {
        house = house_;
        hub = hub_;
    }

    function overview(bytes32 market) external view returns (Overview memory seen) {
        seen.market = house.marketState(market);
        seen.accepted = hub.latest(market);
        (seen.poolSettled, seen.poolValue, seen.badDebt) = house.pool();
        bytes32[] memory listed = house.markets();
        for (uint256 i; i < listed.length; ++i) seen.insuranceTotal += house.marketState(listed[i]).insurance;
    }

    /// One entry per account, in the order asked for.
    function holdings(bytes32 market, address[] calldata accounts) external view returns (Holding[] memory held) {
        held = new Holding[](accounts.length);
        for (uint256 i; i < accounts.length; ++i) {
            held[i].account = house.accountState(accounts[i]);
            (held[i].size, held[i].entryNotional, held[i].fundingOwed) = house.position(accounts[i], market);
        }
    }
}
