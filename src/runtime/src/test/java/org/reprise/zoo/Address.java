package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/** Embedded. */
@Embeddable
public class Address {
    @Column(length = 60)
    private String street;

    @Column(length = 10)
    private String code;

    protected Address() {}

    public Address(String street, String code) {
        this.street = street;
        this.code = code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && Objects.equals(street, that.street) && Objects.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(street, code);
    }
}
