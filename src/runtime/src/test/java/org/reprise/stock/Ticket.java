package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.eclipse.persistence.annotations.ReturnInsert;
import org.eclipse.persistence.annotations.ReturnUpdate;

/** EclipseLink asks its statements for what the database made of two columns. */
@Entity
@Table(name = "TICKET")
public class Ticket {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE", length = 60)
    private String title;

    @ReturnInsert(returnOnly = true)
    @Column(name = "CODE")
    private UUID code;

    @ReturnUpdate
    @Column(name = "CHANGES")
    private Integer changes;

    protected Ticket() {}

    public Ticket(long id, String title) {
        this.id = id;
        this.title = title;
    }

    public void retitle(String text) {
        title = text;
    }
}
