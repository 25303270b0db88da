package org.reprise.parcel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** With a table of its own. */
@Entity
@Table(name = "TRUCK")
public class Truck extends Vehicle {
    @Column(name = "TONS")
    private int tons;

    protected Truck() {}

    public Truck(long id, String name, int tons) {
        super(id, name);
        this.tons = tons;
    }
}
