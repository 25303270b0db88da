package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Two that are new refer to each other: one of them is inserted first, by chance, and updated behind the other. */
@Entity
@Table(name = "GLOVE")
public class Glove {
    @Id
    @Column(name = "ID")
    private long id;

    @OneToOne
    @JoinColumn(name = "OTHER_ID")
    private Glove other;

    protected Glove() {}

    public Glove(long id) {
        this.id = id;
    }

    public void pairedWith(Glove glove) {
        other = glove;
    }
}
