package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Columns of types that only PostgreSQL has. */
@Entity
@Table(name = "HOST")
public class Host {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE")
    private String title;

    @Convert(converter = Typed.Settings.class)
    @Column(name = "SETTINGS", columnDefinition = "JSONB")
    private String settings;

    @Convert(converter = Typed.Address.class)
    @Column(name = "ADDRESS", columnDefinition = "INET")
    private String address;

    /** An enum of the database's own. */
    @Convert(converter = Typed.Mood.class)
    @Column(name = "MOOD", columnDefinition = "MOOD")
    private String mood;

    protected Host() {}

    public Host(long id, String title) {
        this.id = id;
        this.title = title;
    }

    public Host titled(String text) {
        title = text;
        return this;
    }

    public Host set(String json) {
        settings = json;
        return this;
    }

    public Host at(String text) {
        address = text;
        return this;
    }

    public Host in(String text) {
        mood = text;
        return this;
    }
}
