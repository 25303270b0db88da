package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;

/** Joined inheritance; the id comes from a table of counters. */
@Entity
@Table(name = "ANIMAL")
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "SPECIES", length = 10)
public abstract class Animal {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "ANIMAL_IDS")
    @TableGenerator(name = "ANIMAL_IDS", table = "ZOO_IDS", allocationSize = 5)
    @Column(name = "ID")
    private Long id;

    @Version
    @Column(name = "EDITION")
    private int version;

    @Column(name = "NAME", length = 60)
    private String name;

    protected Animal() {}

    protected Animal(String name) {
        this.name = name;
    }

    public Long id() {
        return id;
    }

    public void rename(String name) {
        this.name = name;
    }
}
