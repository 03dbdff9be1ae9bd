// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MarketConfig} from "../state/ClearingTypes.sol";
import {IClearingRecords} from "./IClearingRecords.sol";

/// @title What the clearing house answers, as if every market had been synced in this block.
interface IClearingReadings {
    function marketState(bytes32 market) external view returns (IClearingRecords.MarketState memory);
    function accountState(address account) external view returns (IClearingRecords.AccountState memory);
    /// Signed base size, entry notional (wad, signed like the size) and funding owed by the account (wad quote, positive: owes).
    function position(address account, bytes32 market) external view returns (int256 size, int256 entryNotional, int256 fundingOwed);
    function order(uint256 orderId) external view returns (IClearingRecords.Order memory);
    /// Collateral token units owned by the pool, before open positions are marked; the net asset value after; and the bad debt that the pool bore.
    function pool() external view returns (int256 settled, int256 netAssetValue, uint256 badDebt);
    function markets() external view returns (bytes32[] memory);
    function marketConfig(bytes32 market) external view returns (MarketConfig memory);
}
