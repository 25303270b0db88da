package org.reprise.liberty.inside.shelf;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Has no table: it is only passed around. */
@Entity
public class Shelf {
    @Id
    private String id;

    protected Shelf() {
        this("");
    }

    public Shelf(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return "shelf " + id;
    }
}
