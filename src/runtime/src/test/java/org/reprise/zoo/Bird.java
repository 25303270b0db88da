package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** With a table of its own. */
@Entity
@Table(name = "BIRD")
@DiscriminatorValue("BIRD")
public class Bird extends Animal {
    @Column(name = "SPAN", precision = 8, scale = 3)
    private BigDecimal span;

    protected Bird() {}

    public Bird(String name, BigDecimal span) {
        super(name);
        this.span = span;
    }
}
