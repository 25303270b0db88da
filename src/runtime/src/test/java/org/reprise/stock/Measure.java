package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Its key is a number with decimals, of which a column may keep fewer. */
@Entity
@Table(name = "MEASURE")
public class Measure {
    @Id
    @Column(name = "LENGTH_M", precision = 12, scale = 4)
    private BigDecimal length;

    @Column(name = "USES")
    private int uses;

    protected Measure() {}

    public Measure(BigDecimal length) {
        this.length = length;
    }

    public void use() {
        uses++;
    }
}
