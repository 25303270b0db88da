package org.reprise.liberty.inside.bank;

import jakarta.enterprise.context.Dependent;
import org.reprise.api.Upcaster;

/** {@code [{"account":"a","amount":12}]} becomes {@code ["a",12.00,"EUR"]}. */
@Dependent
public class DepositInCurrency implements Upcaster {
    private static final String ACCOUNT = "[{\"account\":";
    private static final String AMOUNT = ",\"amount\":";

    @Override
    public String name() {
        return "bank.deposit";
    }

    @Override
    public int from() {
        return 2;
    }

    @Override
    public String upcast(String arguments) {
        int amount = arguments.lastIndexOf(AMOUNT);
        if (arguments.contains("\"broken\"")) {
            throw new IllegalArgumentException("nobody knows its currency");
        }
        return "[" + arguments.substring(ACCOUNT.length(), amount) + ","
                + arguments.substring(amount + AMOUNT.length(), arguments.length() - 2) + ".00,\"EUR\"]";
    }
}
