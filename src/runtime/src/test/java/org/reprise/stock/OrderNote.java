package org.reprise.stock;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** All its names are in quotes: with blanks, in both cases, and words of SQL. */
@Entity
@Table(name = "\"Order Note\"")
public class OrderNote {
    @Id
    @Column(name = "\"Note Id\"")
    private long id;

    @Column(name = "\"Select\"", length = 40)
    private String text;

    @Column(name = "\"order\"")
    private int place;

    @Column(name = "\"State\"", insertable = false)
    private String state;

    @ElementCollection
    @CollectionTable(name = "\"Order-Tag\"", joinColumns = @JoinColumn(name = "\"Note Id\""))
    @Column(name = "\"From\"", length = 20)
    private List<String> tags = new ArrayList<>();

    protected OrderNote() {}

    public OrderNote(long id, String text) {
        this.id = id;
        this.text = text;
    }

    public void rewrite(String other) {
        text = other;
    }

    public void in(String other) {
        state = other;
    }

    public List<String> tags() {
        return tags;
    }
}
