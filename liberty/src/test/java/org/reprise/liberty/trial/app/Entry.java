package org.reprise.liberty.trial.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row whose key is made by the business code. */
@Entity
@Table(name = "TRIAL_ENTRY")
public class Entry {
    @Id
    @Column(name = "ID", length = 40)
    private String id = "";

    @Column(name = "SLOT_NAME", length = 40)
    private String slot = "";

    protected Entry() {}

    Entry(String id, String slot) {
        this.id = id;
        this.slot = slot;
    }
}
