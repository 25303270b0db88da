package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Owned by a keeper; the id is made by the database with the row. */
@Entity
@Table(name = "VISIT")
public class Visit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "REASON", length = 60)
    private String reason;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "KEEPER_ID")
    private Keeper keeper;

    protected Visit() {}

    public Visit(Keeper keeper, String reason) {
        this.keeper = keeper;
        this.reason = reason;
    }

    public Long id() {
        return id;
    }

    public void because(String reason) {
        this.reason = reason;
    }
}
