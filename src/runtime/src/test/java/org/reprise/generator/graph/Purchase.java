package org.reprise.generator.graph;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** SEQUENCE in blocks, shared with {@link Invoice}; the root of cascades. */
@Entity
@Table(name = "G_PURCHASE")
public class Purchase {
    @Id
    @SequenceGenerator(name = "PURCHASES", sequenceName = "G_PURCHASE_SEQ", allocationSize = 10)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "PURCHASES")
    public Long id;

    public String lane;

    @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<Line> lines = new ArrayList<>();

    @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
    public Set<Item> items = new HashSet<>();

    @OneToOne(cascade = CascadeType.ALL)
    public Note note;

    @OneToOne(cascade = CascadeType.ALL)
    public Invoice invoice;

    @OneToOne(cascade = CascadeType.ALL)
    public Document document;

    public Item item(String text) {
        Item item = new Item();
        item.text = text;
        item.purchase = this;
        items.add(item);
        return item;
    }

    public Line line(String text) {
        Line line = new Line();
        line.text = text;
        line.purchase = this;
        lines.add(line);
        return line;
    }
}
