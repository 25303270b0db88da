package org.reprise.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.LocalDate;

/** In the table of its parent. */
@Entity
@DiscriminatorValue("DAY")
public class DayTicket extends Ticket {
    @Column(name = "ENTRY_DAY")
    private LocalDate day;

    protected DayTicket() {}

    public DayTicket(int cents, LocalDate day) {
        super(cents);
        this.day = day;
    }
}
