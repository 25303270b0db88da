package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Without equals of its own, so that each is another one. */
@Embeddable
public class Size {
    @Column(name = "WIDE")
    private int wide;

    @Column(name = "HIGH")
    private Integer high;

    protected Size() {}

    public Size(int wide, Integer high) {
        this.wide = wide;
        this.high = high;
    }
}
