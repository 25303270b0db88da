package org.reprise.liberty.trial.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A row whose key a sequence gives. */
@Entity
@Table(name = "TRIAL_TICKET")
public class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trial")
    @SequenceGenerator(name = "trial", sequenceName = "TRIAL_NUMBERS", allocationSize = 10)
    @Column(name = "ID")
    private long id;

    @Column(name = "HOLDER", length = 40)
    private String holder = "";

    protected Ticket() {}

    Ticket(String holder) {
        this.holder = holder;
    }
}
