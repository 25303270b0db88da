package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;

/** Of which the database gives a part. Without equals of its own, so that each is another one. */
@Embeddable
public class Stamp {
    @Column(name = "TXT", length = 20)
    private String text;

    @Column(name = "STATE", insertable = false, updatable = false, length = 10)
    private String state;

    @Column(name = "MADE", insertable = false, updatable = false)
    private LocalDateTime made;

    @Column(name = "WIDTH", insertable = false, updatable = false)
    private Integer width;

    protected Stamp() {}

    public Stamp(String text) {
        this.text = text;
    }
}
