package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** The database says when it was made, which is another time at each site. */
@Entity
@Table(name = "RECEIPT")
public class Receipt {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE", length = 60)
    private String title;

    @Column(name = "MADE", insertable = false, updatable = false)
    private LocalDateTime made;

    protected Receipt() {}

    public Receipt(long id, String title) {
        this.id = id;
        this.title = title;
    }

    public void retitle(String text) {
        title = text;
    }
}
