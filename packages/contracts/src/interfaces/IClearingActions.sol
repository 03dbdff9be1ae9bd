// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title What anyone may do at the clearing house.
interface IClearingActions {
    function deposit(uint256 amount) external;
    function withdraw(uint256 amount) external;
    function fundPool(uint256 amount) external;
    /// Adds to a market's insurance, also beyond its target; nobody can take it out again.
    function fundInsurance(bytes32 market, uint256 amount) external;
    function placeOrder(bytes32 market, int256 size, uint256 limitPrice) external returns (uint256 orderId);
    /// One order's failure never reverts the batch: it emits `OrderRejected` with the error's selector, or leaves the order waiting when its round is not known yet.
    function executeOrders(uint256[] calldata orderIds) external;
    function liquidate(address account, bytes32 market) external;
    /// Settles accrual, applies the hub's latest vector and updates the mode; anyone may call it.
    function poke(bytes32 market) external;
}
