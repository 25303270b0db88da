package org.reprise.generator.graph;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Lives in a hashed set and has no equals, so that its order there is another one in every run. */
@Entity
@Table(name = "G_ITEM")
public class Item {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "PURCHASES")
    public Long id;

    public String text;

    @ManyToOne
    public Purchase purchase;

    @ManyToOne(cascade = CascadeType.PERSIST)
    public Asset asset;
}
