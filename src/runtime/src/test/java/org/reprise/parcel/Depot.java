package org.reprise.parcel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where parcels are. */
@Entity
@Table(name = "DEPOT")
public class Depot {
    @Id
    @Column(name = "CODE", length = 20)
    private String code;

    protected Depot() {}

    public Depot(String code) {
        this.code = code;
    }
}
