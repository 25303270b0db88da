package org.reprise.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in the network that passes messages on, while it is open. */
@Entity
@Table(name = "NETWORK_POINT")
public class RoutePoint {
    @Id
    @Column(name = "POINT_KEY", length = 40)
    private String key;

    @Column(name = "TITLE", length = 80, nullable = false)
    private String title;

    @Column(name = "IS_OPEN", nullable = false)
    private boolean open = true;

    @Column(name = "PASSED_COUNT", nullable = false)
    private long passed;

    @Column(name = "REFUSED_COUNT", nullable = false)
    private long refused;

    @Column(name = "LAST_AT")
    private @Nullable Instant lastAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RoutePoint() {}

    RoutePoint(String key, String title) {
        this.key = key;
        this.title = title;
    }

    void countPassed(Instant at) {
        passed++;
        lastAt = at;
    }

    void countRefused(Instant at) {
        refused++;
        lastAt = at;
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public boolean isOpen() {
        return open;
    }

    void setOpen(boolean open) {
        this.open = open;
    }

    public long getPassed() {
        return passed;
    }

    public long getRefused() {
        return refused;
    }

    public @Nullable Instant getLastAt() {
        return lastAt;
    }
}
