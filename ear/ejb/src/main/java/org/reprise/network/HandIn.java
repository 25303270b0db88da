package org.reprise.network;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What a connector hands in. A record is a good argument of a replicated method: it travels as JSON and checks itself.
 *
 * @param connector   key of the connector
 * @param destination key of the route point where the message is received
 * @param text        at most 400 characters
 * @param amount      rounded to cents, as the column is, or the object would say more than the row
 */
public record HandIn(String connector, String destination, String text, BigDecimal amount) {
    static final int TEXT_LENGTH = 400;

    public HandIn {
        Objects.requireNonNull(connector, "connector");
        Objects.requireNonNull(destination, "destination");
        if (text.isBlank() || text.length() > TEXT_LENGTH) {
            throw new IllegalArgumentException("A message has 1 to " + TEXT_LENGTH + " characters");
        }
        amount = amount.setScale(2, RoundingMode.HALF_EVEN);
    }
}
