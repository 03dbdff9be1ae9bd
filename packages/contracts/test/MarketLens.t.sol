// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MarketLens} from "../src/MarketLens.sol";
import {ClearingFixture} from "./support/ClearingFixture.sol";

contract MarketLensTest is ClearingFixture {
    MarketLens private lens;

    function setUp() external {
        setUpClearing();
        lens = new MarketLens(house, hub);
        trade(ALICE, 10e18);
        trade(BOB, -4e18);
    }

    function test_TheOverviewIsWhatTheContractsSay() external view {
        MarketLens.Overview memory seen = lens.overview(TOPIC);
        same(keccak256(abi.encode(seen.market)), keccak256(abi.encode(state())), "market");
        same(keccak256(abi.encode(seen.accepted)), keccak256(abi.encode(hub.latest(TOPIC))), "vector");
        same(seen.poolSettled, settledPool(), "settled");
        same(seen.poolValue, navPool(), "value");
        same(seen.badDebt, badDebt(), "bad debt");
    }

    function test_TheInsuranceOfAllMarketsIsSummed() external {
        bytes32 other = keccak256("MARKET:ETH-USD");
        parameterBounds.configure(other, topicConfig());
        house.addMarket(other, marketConfig());
        token.mint(address(this), 12);
        token.approve(address(house), 12);
        house.fundInsurance(TOPIC, 5);
        house.fundInsurance(other, 7);
        same(lens.overview(TOPIC).market.insurance, 5, "this market's");
        same(lens.overview(other).market.insurance, 7, "the other's");
        same(lens.overview(TOPIC).insuranceTotal, 12, "all");
    }

    function test_HoldingsComeInTheOrderAskedFor() external view {
        address[] memory accounts = new address[](3);
        (accounts[0], accounts[1], accounts[2]) = (BOB, KEEPER, ALICE);
        MarketLens.Holding[] memory held = lens.holdings(TOPIC, accounts);
        for (uint256 i; i < 3; ++i) {
            same(keccak256(abi.encode(held[i].account)), keccak256(abi.encode(house.accountState(accounts[i]))), "account");
            (int256 size, int256 entry, int256 owed) = house.position(accounts[i], TOPIC);
            holds(held[i].size == size && held[i].entryNotional == entry && held[i].fundingOwed == owed, "position");
        }
    }
}
