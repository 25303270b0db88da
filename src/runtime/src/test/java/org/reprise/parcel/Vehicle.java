package org.reprise.parcel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;

/** Joined inheritance. */
@Entity
@Table(name = "VEHICLE")
@Inheritance(strategy = InheritanceType.JOINED)
public class Vehicle {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "NAME", length = 40)
    private String name;

    protected Vehicle() {}

    protected Vehicle(long id, String name) {
        this.id = id;
        this.name = name;
    }
}
