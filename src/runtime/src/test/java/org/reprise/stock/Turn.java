package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Its key is the application's; the database always numbers another column. */
@Entity
@Table(name = "TURN")
public class Turn {
    @Id
    @Column(name = "NAME", length = 20)
    private String name;

    @Column(name = "NUMBERED", insertable = false, updatable = false)
    private Long numbered;

    @Column(name = "TITLE", length = 60)
    private String title;

    protected Turn() {}

    public Turn(String name) {
        this.name = name;
    }

    public void retitle(String text) {
        title = text;
    }
}
