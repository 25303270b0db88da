package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Numbers in columns of other kinds. */
@Entity
@Table(name = "GAUGE")
public class Gauge {
    @Id
    @Column(name = "ID")
    private long id;

    /** In a DECIMAL. */
    @Column(name = "PRICE")
    private float price;

    /** In a DECIMAL. */
    @Column(name = "COST")
    private double cost;

    /** In a DOUBLE. */
    @Column(name = "RATE")
    private float rate;

    /** In a REAL. */
    @Column(name = "ROUGH")
    private double rough;

    /** In a DOUBLE. */
    @Column(name = "WIDE")
    private BigDecimal wide = BigDecimal.ZERO;

    @Column(name = "EXACT")
    private double exact;

    /** In an INTEGER. */
    @Column(name = "WHOLE")
    private double whole;

    protected Gauge() {}

    public Gauge(long id) {
        this.id = id;
    }

    public Gauge at(float single) {
        price = single;
        rate = single;
        return this;
    }

    public Gauge near(double number) {
        cost = number;
        rough = number;
        exact = number;
        whole = number;
        return this;
    }

    public Gauge exactly(double number) {
        exact = number;
        return this;
    }

    public Gauge wide(BigDecimal number) {
        wide = number;
        return this;
    }
}
