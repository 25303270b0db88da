package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.net.InetAddress;
import org.reprise.api.Replicated;

@Stateless
public class ConvertsOddly {
    @Entity(name = "Host")
    public static class Host {
        @Id
        private String id = "";

        @Convert(converter = AddressColumn.class)
        @Column(name = "ADDRESS", columnDefinition = "VARCHAR(40)")
        private String address = "";
    }

    /** To a type that no column holds as such. */
    @Converter
    public static class AddressColumn implements AttributeConverter<String, InetAddress> {
        @Override
        public InetAddress convertToDatabaseColumn(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public String convertToEntityAttribute(InetAddress column) {
            throw new UnsupportedOperationException(column.toString());
        }
    }

    @Replicated
    public void take(String key) {}
}
