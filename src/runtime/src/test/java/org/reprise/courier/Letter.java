package org.reprise.courier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** On its way. */
@Entity
@Table(name = "LETTER")
public class Letter {
    @Id
    @Column(name = "LETTER_ID", length = 40)
    private String id;

    @Column(name = "PLACE_KEY", length = 40)
    private @Nullable String place;

    @Column(name = "BODY", length = 200, nullable = false)
    private String body = "what is in it";

    @Column(name = "HOPS", nullable = false)
    private int hops;

    @Column(name = "CHANGED_AT", nullable = false)
    private long changedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Letter() {}

    Letter(String id) {
        this.id = id;
    }

    void moveTo(Office office, long at) {
        place = office.getKey();
        hops++;
        changedAt = at;
    }

    public String getId() {
        return id;
    }

    public @Nullable String getPlace() {
        return place;
    }

    public String getBody() {
        return body;
    }

    public int getHops() {
        return hops;
    }

    public long getChangedAt() {
        return changedAt;
    }
}
