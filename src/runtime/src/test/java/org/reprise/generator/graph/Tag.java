package org.reprise.generator.graph;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/** TABLE, in the table of {@link Line}'s generator. */
@Entity
@Table(name = "G_TAG")
public class Tag {
    @Id
    @TableGenerator(name = "TAGS", table = "G_GENERATORS", pkColumnValue = "TAG", allocationSize = 7)
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "TAGS")
    public long id;

    public String text;
}
