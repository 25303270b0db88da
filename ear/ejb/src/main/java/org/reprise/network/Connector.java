package org.reprise.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A system outside that hands in messages and says now and then that it is alive. */
@Entity
@Table(name = "NETWORK_CONNECTOR")
public class Connector {
    @Id
    @Column(name = "CONNECTOR_KEY", length = 40)
    private String key;

    @Column(name = "TITLE", length = 80, nullable = false)
    private String title;

    @Column(name = "BEAT_AT")
    private @Nullable Instant beatAt;

    @Column(name = "BEAT_TEXT", length = 200)
    private @Nullable String beatText;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Connector() {}

    Connector(String key, String title) {
        this.key = key;
        this.title = title;
    }

    void beat(Instant at, String text) {
        this.beatAt = at;
        this.beatText = text;
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public @Nullable Instant getBeatAt() {
        return beatAt;
    }

    public @Nullable String getBeatText() {
        return beatText;
    }
}
