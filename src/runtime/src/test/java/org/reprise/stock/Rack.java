package org.reprise.stock;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
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

    /** A trigger marks each change of them, such as of their order. */
    @ElementCollection
    @CollectionTable(name = "RACK_STEP", joinColumns = @JoinColumn(name = "RACK_ID"))
    @OrderColumn(name = "PLACE")
    @Column(name = "STEP", length = 20)
    private List<String> steps = new ArrayList<>();

    /** A trigger counts their places from one. */
    @ManyToMany
    @JoinTable(
            name = "RACK_ITEM",
            joinColumns = @JoinColumn(name = "RACK_ID"),
            inverseJoinColumns = @JoinColumn(name = "ITEM_ID"))
    @OrderColumn(name = "PLACE")
    private List<Item> items = new ArrayList<>();

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

    public List<String> steps() {
        return steps;
    }

    public List<Item> items() {
        return items;
    }
}
