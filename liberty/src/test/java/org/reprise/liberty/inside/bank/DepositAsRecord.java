package org.reprise.liberty.inside.bank;

import jakarta.enterprise.context.ApplicationScoped;
import org.reprise.api.Upcaster;

/** {@code ["a",12]} becomes {@code [{"account":"a","amount":12}]}. */
@ApplicationScoped
public class DepositAsRecord implements Upcaster {
    @Override
    public String name() {
        return "bank.deposit";
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public String upcast(String arguments) {
        int comma = arguments.lastIndexOf(',');
        return "[{\"account\":" + arguments.substring(1, comma) + ",\"amount\":"
                + arguments.substring(comma + 1, arguments.length() - 1) + "}]";
    }
}
