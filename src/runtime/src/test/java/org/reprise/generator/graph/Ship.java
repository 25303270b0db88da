package org.reprise.generator.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A kind of {@link Asset}. */
@Entity
@Table(name = "G_SHIP")
public class Ship extends Asset {
    public int tons;
}
