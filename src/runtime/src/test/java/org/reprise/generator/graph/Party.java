package org.reprise.generator.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;

/** AUTO, in one table. */
@Entity
@Table(name = "G_PARTY")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public class Party {
    @Id
    @GeneratedValue
    public Long id;

    public String text;
}
