// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Checks} from "./support/Checks.sol";
import {ClearingHandler} from "./support/ClearingHandler.t.sol";

/// The same random people as in the invariant test, on one fixed walk long enough to reach every kind of event.
contract LongWalkTest is Checks {
    ClearingHandler private handler;

    function setUp() external {
        handler = new ClearingHandler();
    }

    function draw(uint256 step, string memory what) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(step, what)));
    }

    function act(uint256 step) internal {
        uint256 kind = draw(step, "kind") % 17;
        uint256 who = draw(step, "who");
        if (kind < 6) handler.order(who, int96(int256(draw(step, "size"))));
        else if (kind < 9) handler.nextRound(int64(int256(draw(step, "move"))), int64(int256(draw(step, "rate"))), uint8(draw(step, "tier")));
        else if (kind < 11) handler.executeAll(who);
        else if (kind == 11) handler.deposit(who, uint64(draw(step, "amount")));
        else if (kind == 12) handler.withdraw(who, uint64(draw(step, "amount")));
        else if (kind == 13) handler.crash(draw(step, "up") % 2 == 0);
        else if (kind == 14) handler.liquidate(who, draw(step, "keeper"));
        else if (kind == 15) handler.insure(uint32(draw(step, "amount")));
        else handler.silence(uint16(draw(step, "seconds")));
    }

    function test_EveryStepConserves() external {
        for (uint256 step; step < 1_500; ++step) {
            act(step);
            for (uint256 i; step % 16 == 0 && i < 4; ++i) handler.liquidate(i, i + 1);
            (int256 collateral,,,,,) = handler.sums();
            (int256 settled,,) = handler.pool();
            int256 insured = int256(handler.market().insurance);
            same(int256(handler.balance()), collateral + settled + insured, "balance = collateral + pool + insurance");
            same(handler.balance(), handler.deposited() - handler.withdrawn(), "in - out");
        }
        (,, uint256 debt) = handler.pool();
        holds(handler.executed() >= 100, "trades happened");
        holds(handler.liquidations() >= 5, "liquidations happened");
        holds(handler.silences() >= 20, "silences happened");
        uint256 paid = handler.market().insurancePaid;
        holds(debt > 0, "bad debt beyond the insurance happened");
        holds(paid > 0, "bad debt that the insurance paid happened");
        same(paid + debt, handler.shortfall(), "every unit of it had one bearer");
    }

    /// When everybody has closed, what the pool shows as its value is what it has, and no open interest is left.
    function test_AfterEverybodyClosedOnlySettledMoneyIsLeft() external {
        for (uint256 step; step < 200; ++step) act(step);
        handler.closeEverybody();
        (, int256 long, int256 short, int256 entry, int256 owed,) = handler.sums();
        holds(long == 0 && short == 0 && entry == 0 && owed == 0, "nothing open");
        (int256 settled, int256 nav,) = handler.pool();
        same(settled, nav, "settled = value");
    }
}
