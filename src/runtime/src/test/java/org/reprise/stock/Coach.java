package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Knows its train, which knows the order of its coaches. */
@Entity
@Table(name = "COACH")
public class Coach {
    @Id
    @Column(name = "ID")
    private long id;

    @ManyToOne
    @JoinColumn(name = "TRAIN_ID")
    private Train train;

    @Column(name = "SEATS")
    private int seats;

    protected Coach() {}

    Coach(long id, Train train) {
        this.id = id;
        this.train = train;
    }

    public void refit(int count) {
        seats += count;
    }
}
