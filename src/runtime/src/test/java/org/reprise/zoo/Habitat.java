package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The id is assigned, and a text. */
@Entity
@Table(name = "HABITAT")
public class Habitat {
    @Id
    @Column(name = "CODE", length = 20)
    private String code;

    @Column(name = "TITLE", length = 60)
    private String title;

    protected Habitat() {}

    public Habitat(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }
}
