package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A trigger writes its label in capitals and counts its changes. */
@Entity
@Table(name = "SHELF")
public class Shelf {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "LABEL", length = 40)
    private String label;

    @Column(name = "PLACES")
    private int places;

    @Column(name = "CHANGES")
    private int changes;

    protected Shelf() {}

    public Shelf(long id, String label) {
        this.id = id;
        this.label = label;
    }

    public void relabel(String text) {
        label = text;
    }

    public void widen() {
        places++;
    }
}
