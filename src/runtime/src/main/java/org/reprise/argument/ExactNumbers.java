package org.reprise.argument;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Refuses a number that a {@code double} or {@code float} cannot have been: what is read as one would be another. Their own text
 * has no more than 17 and 9 digits; a whole number may be one that they do not have.
 */
final class ExactNumbers extends JsonParserDelegate {
    private static final int DOUBLE_DIGITS = 17;
    private static final int FLOAT_DIGITS = 9;

    ExactNumbers(JsonParser json) {
        super(json);
    }

    @Override
    public double getDoubleValue() throws IOException {
        double value = super.getDoubleValue();
        check(value, DOUBLE_DIGITS, double.class);
        return value;
    }

    @Override
    public float getFloatValue() throws IOException {
        float value = super.getFloatValue();
        check(value, FLOAT_DIGITS, float.class);
        return value;
    }

    private void check(double value, int digits, Class<?> type) throws IOException {
        if (getTextLength() <= digits - 2) {
            return; // so few digits fit always
        }
        BigDecimal written = new BigDecimal(getText());
        boolean fits = currentToken() == JsonToken.VALUE_NUMBER_INT
                ? Double.isFinite(value) && new BigDecimal(value).compareTo(written) == 0
                : written.stripTrailingZeros().precision() <= digits;
        if (!fits) {
            throw MismatchedInputException.from(
                    this, type, "the event has " + getText() + ", of which a " + type + " cannot hold every digit");
        }
    }
}
