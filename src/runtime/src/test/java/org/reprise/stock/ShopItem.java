package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Its table is in another schema, where it has the name of a table of this one. */
@Entity
@Table(name = "ITEM", schema = "shop")
public class ShopItem {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "LABEL", length = 40)
    private String label;

    @Column(name = "PRICE")
    private int price;

    @Column(name = "STATE", insertable = false)
    private String state;

    protected ShopItem() {}

    public ShopItem(long id, String label) {
        this.id = id;
        this.label = label;
    }

    public void relabel(String other) {
        label = other;
    }

    public void cost(int other) {
        price = other;
    }

    public void in(String other) {
        state = other;
    }
}
