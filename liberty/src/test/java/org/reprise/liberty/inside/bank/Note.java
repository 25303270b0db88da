package org.reprise.liberty.inside.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Text under a key. The note {@code stop} stops what asks for it. */
@Entity
public class Note {
    @Id
    private String id;

    @Column(length = 1000)
    private String text;

    protected Note() {
        this("", "");
    }

    Note(String id, String text) {
        this.id = id;
        this.text = text;
    }

    String text() {
        return text;
    }
}
