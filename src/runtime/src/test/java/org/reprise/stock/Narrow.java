package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Columns that a site may have narrower than what is written. */
@Entity
@Table(name = "NARROW")
public class Narrow {
    @Id
    @Column(name = "NAME", length = 40)
    private String name;

    @Column(name = "SPELLED", length = 60)
    private String spelled;

    @Column(name = "DRAWN", length = 60)
    private String drawn;

    @Column(name = "TOLD", length = 1000)
    private String told;

    @Column(name = "AMOUNT", precision = 5, scale = 2)
    private BigDecimal amount;

    protected Narrow() {}

    public Narrow(String name) {
        this.name = name;
    }

    public Narrow spelled(String text) {
        spelled = text;
        return this;
    }

    public Narrow drawn(String text) {
        drawn = text;
        return this;
    }

    public Narrow told(String text) {
        told = text;
        return this;
    }

    public Narrow counted(BigDecimal number) {
        amount = number;
        return this;
    }
}
