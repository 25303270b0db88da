package org.reprise.liberty.inside.bank;

import java.math.BigDecimal;
import java.time.Instant;

/** A value object of the old kind: private fields, no accessors. */
public class Wallet {
    private String owner;
    private BigDecimal amount;
    private Instant since;

    protected Wallet() {
        this("", BigDecimal.ZERO, Instant.EPOCH);
    }

    public Wallet(String owner, BigDecimal amount, Instant since) {
        this.owner = owner;
        this.amount = amount;
        this.since = since;
    }

    String describe() {
        return owner + " " + amount + " " + since;
    }
}
