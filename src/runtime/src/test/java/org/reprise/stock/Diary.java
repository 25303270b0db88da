package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** The application says when it was begun, and the database when it was changed, in one column. */
@Entity
@Table(name = "DIARY")
public class Diary {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE", length = 60)
    private String title;

    @Column(name = "CHANGED")
    private LocalDateTime changed;

    protected Diary() {}

    public Diary(long id, String title) {
        this.id = id;
        this.title = title;
        this.changed = LocalDateTime.of(2026, 1, 2, 3, 4);
    }

    public void retitle(String text) {
        title = text;
    }
}
