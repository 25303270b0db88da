package org.reprise.generator.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** UUID. */
@Entity
@Table(name = "G_DOCUMENT")
public class Document {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public String id;

    public String text;
}
