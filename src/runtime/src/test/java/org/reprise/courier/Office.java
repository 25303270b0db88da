package org.reprise.courier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where letters pass. */
@Entity
@Table(name = "OFFICE")
public class Office {
    @Id
    @Column(name = "OFFICE_KEY", length = 40)
    private String key;

    @Column(name = "PASSED", nullable = false)
    private long passed;

    @Column(name = "LAST_AT", nullable = false)
    private long lastAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Office() {}

    Office(String key) {
        this.key = key;
    }

    void count(long at) {
        passed++;
        lastAt = at;
    }

    public String getKey() {
        return key;
    }

    public long getPassed() {
        return passed;
    }

    public long getLastAt() {
        return lastAt;
    }
}
