// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingRecords} from "../src/interfaces/IClearingRecords.sol";
import {Checks} from "./support/Checks.sol";
import {ClearingHandler} from "./support/ClearingHandler.t.sol";

/// Promises of the clearing house that no sequence of deposits, orders, rounds, crashes, silences and liquidations may break.
contract ClearingInvariantTest is Checks {
    struct Selectors {
        address addr;
        bytes4[] selectors;
    }

    ClearingHandler private handler;

    function setUp() external {
        handler = new ClearingHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (Selectors[] memory targets) {
        targets = new Selectors[](1);
        bytes4[] memory selectors = new bytes4[](10);
        selectors[0] = ClearingHandler.deposit.selector;
        selectors[1] = ClearingHandler.withdraw.selector;
        selectors[2] = ClearingHandler.order.selector;
        selectors[3] = ClearingHandler.order.selector;
        selectors[4] = ClearingHandler.executeAll.selector;
        selectors[5] = ClearingHandler.nextRound.selector;
        selectors[6] = ClearingHandler.crash.selector;
        selectors[7] = ClearingHandler.silence.selector;
        selectors[8] = ClearingHandler.liquidate.selector;
        selectors[9] = ClearingHandler.insure.selector;
        targets[0] = Selectors(address(handler), selectors);
    }

    /// Token balance = collateral of all accounts + what is settled to the pool + insurance, to the unit; and = what came in less what went out.
    function invariant_MoneyIsConservedToTheUnit() external view {
        (int256 collateral,,,,,) = handler.sums();
        (int256 settled,,) = handler.pool();
        int256 insured = int256(handler.market().insurance);
        same(int256(handler.balance()), collateral + settled + insured, "balance = collateral + pool + insurance");
        same(handler.balance(), handler.deposited() - handler.withdrawn(), "in - out");
    }

    /// Every unit of bad debt was paid by the insurance or borne by the pool, never by both and never by nobody.
    function invariant_EveryUnitOfALossHasOneBearer() external view {
        (,, uint256 pool) = handler.pool();
        same(uint256(handler.market().insurancePaid) + pool, handler.shortfall(), "insurance + pool = shortfall");
    }

    /// What the insurance holds is what its events brought in, less what it paid: it owes nobody and nobody took from it.
    function invariant_TheInsuranceHoldsWhatItsEventsSay() external view {
        IClearingRecords.MarketState memory market = handler.market();
        same(market.insurance + market.insurancePaid, handler.insuranceFunded(), "held + paid = funded");
    }

    function invariant_OpenInterestIsTheSumOfPositions() external view {
        (, int256 long, int256 short,,,) = handler.sums();
        IClearingRecords.MarketState memory market = handler.market();
        same(uint256(long), market.openInterestLong, "longs");
        same(uint256(short), market.openInterestShort, "shorts");
        same(market.skew, long - short, "skew");
    }

    /// The pool's value, kept in constant time, is what a walk over all positions gives, but for one last digit a position.
    function invariant_ThePoolIsValuedAsTheSumOfItsTraders() external view {
        (int256 collateral,,,,, int256 equity) = handler.sums();
        (int256 settled, int256 nav,) = handler.pool();
        IClearingRecords.MarketState memory market = handler.market();
        int256 premium = market.skew * market.skew / (2 * int256(market.skewScale)) * market.index / 1e18 / 1e12;
        int256 walked = settled - (equity - collateral) - premium;
        int256 off = walked > nav ? walked - nav : nav - walked;
        atMost(off, 10, "a hundred-thousandth of a dollar");
    }

    /// What all accounts and the pool claim together is never more than the money that is there.
    function invariant_ClaimsNeverExceedTheMoney() external view {
        (,,,,, int256 equity) = handler.sums();
        (, int256 nav,) = handler.pool();
        atMost(equity + nav + int256(handler.market().insurance), int256(handler.balance()) + 10, "claims <= money");
    }

    function invariant_TheRateInForceIsWithinItsCap() external view {
        int256 rate = handler.market().fundingRate;
        atMost(rate < 0 ? -rate : rate, handler.fundingCap(), "cap");
    }

    /// Reading is not acting: a poke changes no reading of the same block.
    function invariant_AViewIsWhatAPokeWouldStore() external {
        bytes32 before = keccak256(abi.encode(handler.market()));
        handler.poke();
        same(keccak256(abi.encode(handler.market())), before, "projected = stored");
    }
}
