package org.reprise.liberty.trial.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A number with a name. */
@Entity
@Table(name = "TRIAL_SLOT")
public class Slot {
    @Id
    @Column(name = "NAME", length = 40)
    private String name = "";

    @Column(name = "AMOUNT", nullable = false)
    private long amount;

    @Column(name = "NOTE", length = 200)
    private @Nullable String note;

    @Column(name = "CHANGED_AT")
    private @Nullable LocalDateTime changedAt;

    protected Slot() {}

    Slot(String name) {
        this.name = name;
    }

    long amount() {
        return amount;
    }

    void amount(long changed) {
        amount = changed;
    }

    void note(String text, LocalDateTime at) {
        note = text;
        // as much as each make of database keeps
        changedAt = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
