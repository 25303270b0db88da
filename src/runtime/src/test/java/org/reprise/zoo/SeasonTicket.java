package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

/** In the table of its parent. */
@Entity
@DiscriminatorValue("SEASON")
public class SeasonTicket extends Ticket {
    @Column(name = "HOLDER", length = 60)
    private String holder;

    protected SeasonTicket() {}

    public SeasonTicket(int cents, String holder) {
        super(cents);
        this.holder = holder;
    }
}
