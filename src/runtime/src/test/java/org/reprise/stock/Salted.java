package org.reprise.stock;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** Writes the same text otherwise each time, as encryption does. */
@Converter
public class Salted implements AttributeConverter<String, String> {

    @Override
    public String convertToDatabaseColumn(String text) {
        return text == null ? null : UUID.randomUUID() + ":" + text;
    }

    @Override
    public String convertToEntityAttribute(String column) {
        return column == null ? null : column.substring(column.indexOf(':') + 1);
    }
}
