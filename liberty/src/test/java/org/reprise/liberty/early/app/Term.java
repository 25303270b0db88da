package org.reprise.liberty.early.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of reference data. */
@Entity
@Table(name = "EARLY_TERM")
public class Term {
    @Id
    private long id;

    private String text = "";

    protected Term() {}

    public Term(long id, String text) {
        this.id = id;
        this.text = text;
    }

    public String line() {
        return id + "=" + text;
    }
}
