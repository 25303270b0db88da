package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Its key is a text, which makes of databases compare in their own ways. */
@Entity
@Table(name = "TAG")
public class Tag {
    @Id
    @Column(name = "NAME", length = 40)
    private String name;

    @Column(name = "USES")
    private int uses;

    protected Tag() {}

    public Tag(String name, int uses) {
        this.name = name;
        this.uses = uses;
    }

    public void use() {
        uses++;
    }
}
