package org.reprise.generator.graph;

import jakarta.persistence.Entity;

/** A kind of {@link Party}. */
@Entity
public class Firm extends Party {
    public String owner;
}
