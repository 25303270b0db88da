package org.reprise.stock;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Collections in whose rows the database has a say: defaults, a generated column, triggers. */
@Entity
@Table(name = "RACK")
public class Rack {
    @Id
    @Column(name = "ID")
    private long id;

    @ElementCollection
    @CollectionTable(name = "RACK_STAMP", joinColumns = @JoinColumn(name = "RACK_ID"))
    private List<Stamp> stamps = new ArrayList<>();

    /** A trigger puts them in capitals. */
    @ElementCollection
    @CollectionTable(name = "RACK_WORD", joinColumns = @JoinColumn(name = "RACK_ID"))
    @Column(name = "WORD", length = 20)
    private List<String> words = new ArrayList<>();

    /** Theirs has a trigger, and what refers to the rack. */
    @OneToMany
    @JoinColumn(name = "RACK_ID")
    private List<Shelf> shelves = new ArrayList<>();

    protected Rack() {}

    public Rack(long id) {
        this.id = id;
    }

    public List<Stamp> stamps() {
        return stamps;
    }

    public List<String> words() {
        return words;
    }

    public List<Shelf> shelves() {
        return shelves;
    }
}
