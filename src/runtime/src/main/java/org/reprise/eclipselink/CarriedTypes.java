package org.reprise.eclipselink;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Of which classes the values are that a column may be given. */
final class CarriedTypes {
    /** Those of {@link org.reprise.proof.Value#of}, and what {@link ColumnValues} makes such ones of. */
    private static final Set<Class<?>> BASIC = Set.of(
            String.class,
            Character.class,
            Boolean.class,
            UUID.class,
            byte[].class,
            char[].class,
            Byte[].class,
            Character[].class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Date.class,
            Calendar.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class);

    /** PostgreSQL's class for a value of any of its types: it has a text, and its column is read as text. */
    private static final String TYPED_TEXT = "org.postgresql.util.PGobject";

    /** By class, because each value that is written is asked. */
    private static final ClassValue<Boolean> TYPED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                    .anyMatch(each -> each.getName().equals(TYPED_TEXT));
        }
    };

    private CarriedTypes() {}

    /** Whether values of a class are carried; of one that is less than a basic type, such as Object, some are. */
    static boolean isBasic(Class<?> type) {
        return type.isPrimitive()
                || BASIC.stream().anyMatch(basic -> basic.isAssignableFrom(type) || type.isAssignableFrom(basic));
    }

    /** Whether only its column says what becomes of a value. */
    static boolean isTypedText(Class<?> type) {
        return TYPED.get(type);
    }
}
