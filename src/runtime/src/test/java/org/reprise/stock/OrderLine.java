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

/** Its names have capitals here and there, and no quotes: each make of database spells them in its own way. */
@Entity
@Table(name = "OrderLine")
public class OrderLine {
    @Id
    @Column(name = "LineId")
    private long id;

    @Column(name = "Title", length = 40)
    private String title;

    @Column(name = "Amount")
    private int amount;

    @Column(name = "State", insertable = false)
    private String state;

    @ElementCollection
    @CollectionTable(name = "OrderMark", joinColumns = @JoinColumn(name = "LineId"))
    @Column(name = "Mark", length = 20)
    private List<String> marks = new ArrayList<>();

    protected OrderLine() {}

    public OrderLine(long id, String title) {
        this.id = id;
        this.title = title;
    }

    public void retitle(String other) {
        title = other;
    }

    public void in(String other) {
        state = other;
    }

    public List<String> marks() {
        return marks;
    }
}
