package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A table and a column whose names are others but for case. */
@Entity
@Table(name = "\"tag\"")
public class Twin {
    @Id
    @Column(name = "NAME", length = 40)
    private String name;

    @Column(name = "\"name\"", length = 40)
    private String nickname;

    protected Twin() {}
}
