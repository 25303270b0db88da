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

/** Single-table inheritance; the id is a random UUID as text. */
@Entity
@Table(name = "TICKET")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "KIND", length = 10)
public abstract class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "CENTS")
    private int cents;

    protected Ticket() {}

    protected Ticket(int cents) {
        this.cents = cents;
    }

    public String id() {
        return id;
    }

    public void reprice(int cents) {
        this.cents = cents;
    }
}
