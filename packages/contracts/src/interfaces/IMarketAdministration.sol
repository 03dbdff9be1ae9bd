// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MarketConfig} from "../state/ClearingTypes.sol";

/// @title Listing and guarding of markets; every function is restricted by the access manager.
interface IMarketAdministration {
    event MarketListed(bytes32 indexed market, MarketConfig config);
    /// `until` 0: released.
    event Guarded(bytes32 indexed market, uint256 until);

    /// Governance. Lists a market; its configuration is fixed, what moves comes from the hub.
    function addMarket(bytes32 market, MarketConfig calldata config) external;
    /// Guardian. Reduce-only for 72 hours; it cannot be stacked, only repeated once it has lapsed.
    function guard(bytes32 market) external;
    /// Governance. Ends a guardian's reduce-only early.
    function release(bytes32 market) external;
}
