package org.reprise.generator.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A kind of {@link Asset}. */
@Entity
@Table(name = "G_CAR")
public class Car extends Asset {
    public int seats;
}
