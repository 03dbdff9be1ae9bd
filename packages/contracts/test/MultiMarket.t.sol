// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingErrors} from "../src/interfaces/IClearingErrors.sol";
import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {IEquilibriumHub} from "../src/interfaces/IEquilibriumHub.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

/// One account over two markets: margin is shared, freshness is required of both.
contract MultiMarketTest is ClearingFixture {
    bytes32 private constant OTHER = keccak256("MARKET:ETH-USD");
    int256 private otherPrice = 2_500e18;

    function setUp() external {
        setUpClearing();
        parameterBounds.configure(OTHER, topicConfig());
        house.addMarket(OTHER, marketConfig());
        both();
    }

    function deliverOther() internal {
        IEquilibriumHub.Observation[] memory bundle = new IEquilibriumHub.Observation[](3);
        for (uint256 i; i < 3; ++i) {
            bundle[i] = signedFor(hub.deploymentId(), OTHER, i, round, observedIn(round), calm(otherPrice));
        }
        hub.submitObservations(OTHER, round, bundle);
        house.poke(OTHER);
    }

    /// The next round of both markets.
    function both() internal {
        deliverNext(calm(price));
        deliverOther();
    }

    function placeOther(address account, int256 size) internal returns (uint256) {
        vm.prank(account);
        return house.placeOrder(OTHER, size, 0);
    }

    function otherSize(address account) internal view returns (int256 size) {
        (size,,) = house.position(account, OTHER);
    }

    function test_OneBatchServesBothMarkets() external {
        uint256[] memory ids = new uint256[](4);
        ids[0] = place(ALICE, 1e18);
        ids[1] = placeOther(ALICE, -20e18);
        ids[2] = place(BOB, -1e18);
        ids[3] = placeOther(BOB, 20e18);
        both();
        house.executeOrders(ids);
        same(sizeOf(ALICE), 1e18, "first market");
        same(otherSize(ALICE), -20e18, "second market");
        same(sizeOf(BOB), -1e18, "first market");
        same(otherSize(BOB), 20e18, "second market");
        conserved();
    }

    function test_RequirementsAddUp() external {
        uint256[] memory ids = new uint256[](2);
        ids[0] = place(ALICE, 100e18);
        ids[1] = placeOther(ALICE, -1_000e18);
        both();
        house.executeOrders(ids);
        IClearingRecords.AccountState memory account = house.accountState(ALICE);
        same(account.initialRequirement, (250_000 + 125_000) * USD, "5 % of each");
        // 2.5 % of each, and the own exit of each: 100^2 / 40,000 * 50,000 and 1,000^2 / 40,000 * 2,500
        same(account.maintenanceRequirement, (125_000 + 62_500 + 12_500 + 62_500) * USD, "2.5 % of each, and the exits");
    }

    function test_AnOrderIsJudgedWithTheOtherPosition() external {
        uint256 first = place(ALICE, 300e18);
        both();
        execute(first);
        uint256 second = placeOther(ALICE, 2_000e18);
        both();
        vm.expectEmit(true, true, true, true, address(house));
        emit IClearingRecords.OrderRejected(second, ALICE, OTHER, IClearingErrors.InsufficientMargin.selector);
        execute(second);
    }

    function test_AStaleMarketStopsNewRiskInTheOther() external {
        uint256 first = placeOther(ALICE, 20e18);
        both();
        execute(first);
        for (uint256 i; i < 13; ++i) deliverNext(calm(price));
        uint256 second = place(ALICE, 1e18);
        deliverNext(calm(price));
        expectRejected(second, ALICE, IClearingErrors.StaleCollateral.selector);
        execute(second);
        uint256 third = place(BOB, 1e18);
        deliverNext(calm(price));
        execute(third);
        same(sizeOf(BOB), 1e18, "others trade on");
        vm.expectRevert(abi.encodeWithSelector(IClearingErrors.MarketNotFresh.selector, OTHER));
        vm.prank(ALICE);
        house.withdraw(1);
    }

    function test_AStaleMarketSuspendsLiquidationOfTheWholeAccount() external {
        uint256[] memory ids = new uint256[](2);
        ids[0] = place(ALICE, 100e18);
        ids[1] = placeOther(ALICE, 20e18);
        both();
        house.executeOrders(ids);
        for (uint256 i; i < 13; ++i) deliverNext(calm(price));
        vm.expectRevert(
            abi.encodeWithSelector(IClearingErrors.LiquidationSuspended.selector, OTHER, IClearingRecords.ModeReason.NoDelivery)
        );
        house.liquidate(ALICE, TOPIC);
    }

    /// One leg is closed; what is short stays on the account until its last position is gone, and only then is bad debt.
    function test_BadDebtIsBookedWithTheLastPosition() external {
        fund(KEEPER, 1);
        uint256[] memory ids = new uint256[](2);
        ids[0] = place(ALICE, 200e18);
        ids[1] = placeOther(ALICE, 1_000e18);
        both();
        house.executeOrders(ids);
        same(otherSize(ALICE), 1_000e18, "both are open");
        price = 47_500e18;
        both();
        price = 44_800e18;
        both();
        holds(house.accountState(ALICE).equity < 0, "under water");
        vm.prank(KEEPER);
        house.liquidate(ALICE, TOPIC);
        same(badDebt(), 0, "not yet");
        holds(collateralOf(ALICE) < 0, "carried by the other position");
        same(collateralOf(KEEPER), 1, "no reward from nothing");
        conserved();
        vm.prank(KEEPER);
        house.liquidate(ALICE, OTHER);
        holds(badDebt() > 0, "now");
        same(collateralOf(ALICE), 0, "zero");
        conserved();
    }

    function test_ProfitInOneMarketKeepsTheOtherAlive() external {
        uint256[] memory ids = new uint256[](2);
        ids[0] = place(ALICE, 150e18);
        ids[1] = placeOther(ALICE, -2_000e18);
        both();
        house.executeOrders(ids);
        price = 47_500e18;
        otherPrice = 2_375e18;
        both();
        holds(!house.accountState(ALICE).liquidatable, "hedged");
        vm.expectPartialRevert(IClearingErrors.NotLiquidatable.selector);
        house.liquidate(ALICE, TOPIC);
    }

    function test_ThePoolsValueSumsItsMarkets() external {
        uint256[] memory ids = new uint256[](2);
        ids[0] = place(ALICE, 10e18);
        ids[1] = placeOther(BOB, -100e18);
        both();
        int256 before = navPool();
        house.executeOrders(ids);
        int256 fees = int256(2 * STAKE) - collateralOf(ALICE) - collateralOf(BOB);
        int256 gained = navPool() - before - fees;
        holds(gained >= -4 && gained <= 4, "the fees, but for last digits");
    }
}
