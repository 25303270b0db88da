package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** With a table of its own. */
@Entity
@Table(name = "LION")
@DiscriminatorValue("LION")
public class Lion extends Animal {
    @Column(name = "ROAR")
    private int roar;

    protected Lion() {}

    public Lion(String name, int roar) {
        super(name);
        this.roar = roar;
    }

    public void roar(int roar) {
        this.roar = roar;
    }
}
