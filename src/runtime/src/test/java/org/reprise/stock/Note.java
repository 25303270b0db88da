package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What only one of the sites writes, so that the proof fails. */
@Entity
@Table(name = "NOTE")
public class Note {
    @Id
    @Column(name = "ID")
    private long id;

    protected Note() {}

    public Note(long id) {
        this.id = id;
    }
}
