package org.reprise.parcel;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.reprise.zoo.InstantColumn;

/** A column of each kind that statements compute with. */
@Entity
@Table(name = "PARCEL")
public class Parcel {
    /** Where it stands. */
    public enum State {
        OPEN,
        CLOSED
    }

    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE", length = 40)
    private String title;

    @Column(name = "UNITS")
    private int units;

    @Column(name = "FRAGILE")
    private boolean fragile;

    @Column(name = "SPARE")
    private int spare;

    @Column(name = "COST", precision = 12, scale = 2)
    private BigDecimal cost;

    @Column(name = "WEIGHT")
    private double weight;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", length = 10)
    private State state = State.OPEN;

    @Column(name = "CLOSED_AT")
    private LocalDateTime closedAt;

    @Convert(converter = InstantColumn.class)
    @Column(name = "SEEN_AT")
    private Instant seenAt;

    @ManyToOne
    @JoinColumn(name = "DEPOT_CODE")
    private Depot depot;

    @ElementCollection
    @CollectionTable(name = "PARCEL_TAG", joinColumns = @JoinColumn(name = "PARCEL_ID"))
    @Column(name = "TAG", length = 20)
    private Set<String> tags = new HashSet<>();

    protected Parcel() {}

    public Parcel(long id, String title, int units) {
        this.id = id;
        this.title = title;
        this.units = units;
        this.cost = BigDecimal.valueOf(units);
        this.weight = units;
    }

    public long id() {
        return id;
    }

    public Parcel at(Depot depot) {
        this.depot = depot;
        return this;
    }

    public Parcel costing(String cost) {
        this.cost = new BigDecimal(cost);
        return this;
    }

    public void rename(String title) {
        this.title = title;
    }

    public Set<String> tags() {
        return tags;
    }
}
