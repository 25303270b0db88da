package org.reprise.stock;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.SQLException;
import org.postgresql.util.PGobject;

/** Gives PostgreSQL a text as a value of a type. */
public abstract class Typed {
    private final String type;

    Typed(String type) {
        this.type = type;
    }

    public PGobject convertToDatabaseColumn(String text) {
        return typed(type, text);
    }

    private static PGobject typed(String type, String text) {
        if (text == null) {
            return null;
        }
        PGobject typed = new PGobject();
        typed.setType(type);
        try {
            typed.setValue(text);
        } catch (SQLException e) {
            throw new IllegalArgumentException(text, e);
        }
        return typed;
    }

    public String convertToEntityAttribute(PGobject column) {
        return column == null ? null : column.getValue();
    }

    @Converter
    public static class Settings extends Typed implements AttributeConverter<String, PGobject> {
        public Settings() {
            super("jsonb");
        }
    }

    @Converter
    public static class Address extends Typed implements AttributeConverter<String, PGobject> {
        public Address() {
            super("inet");
        }
    }

    @Converter
    public static class Mood implements AttributeConverter<String, Object> {
        @Override
        public Object convertToDatabaseColumn(String text) {
            return typed("mood", text);
        }

        /** The driver reads an enum as a text. */
        @Override
        public String convertToEntityAttribute(Object column) {
            return (String) column;
        }
    }
}
