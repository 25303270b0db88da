package org.reprise.liberty.inside.bank;

import java.io.Serial;

/** A checked exception: the transaction commits all the same. */
public class ShortOfMoneyException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public ShortOfMoneyException(String message) {
        super(message);
    }
}
