// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {MarketConfig} from "../src/state/ClearingTypes.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// A market whose orders pay whoever deals with them.
contract ExecutionFeeTest is ClearingFixture {
    uint64 private constant FEE = 250_000;

    function setUp() external {
        setUpClearing();
    }

    function marketConfig() internal pure override returns (MarketConfig memory config) {
        config = super.marketConfig();
        config.executionFee = FEE;
    }

    function test_TheKeeperEarnsIt() external {
        trade(ALICE, 1e18);
        same(collateralOf(KEEPER), int256(uint256(FEE)), "a quarter");
        conserved();
    }

    function test_ATrippedLimitForfeitsIt() external {
        uint256 orderId = place(ALICE, 1e18, 40_000e18);
        deliverNext(calm(price));
        expectRejected(orderId, ALICE, IClearingErrors.LimitCrossed.selector);
        execute(orderId);
        same(collateralOf(ALICE), int256(STAKE - FEE), "paid for nothing");
        conserved();
    }

    function test_ExpiryPaysToo() external {
        uint256 orderId = place(ALICE, 1e18);
        vm.warp(block.timestamp + 1_000);
        execute(orderId);
        same(collateralOf(KEEPER), int256(uint256(FEE)), "clearing junk is work");
        execute(orderId);
        same(collateralOf(KEEPER), int256(uint256(FEE)), "but only once");
    }

    function test_AWaitingOrderPaysNothing() external {
        execute(place(ALICE, 1e18));
        same(collateralOf(KEEPER), 0, "not dealt with yet");
    }

    function test_NobodyPaysMoreThanTheyHave() external {
        uint256 orderId = place(ALICE, 1e18, 40_000e18);
        vm.prank(ALICE);
        house.withdraw(STAKE - 100);
        deliverNext(calm(price));
        execute(orderId);
        same(collateralOf(ALICE), 0, "the last hundred units");
        same(collateralOf(KEEPER), 100, "are the keeper's");
        conserved();
    }

    function test_OnesOwnKeeper() external {
        uint256 orderId = place(ALICE, 1e18, 40_000e18);
        deliverNext(calm(price));
        uint256[] memory ids = new uint256[](1);
        ids[0] = orderId;
        vm.prank(ALICE);
        house.executeOrders(ids);
        same(collateralOf(ALICE), int256(STAKE), "from one pocket to the other");
    }
}
