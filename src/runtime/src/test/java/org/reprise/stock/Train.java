package org.reprise.stock;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A list in order of what goes when nobody has it any more. */
@Entity
@Table(name = "TRAIN")
public class Train {
    @Id
    @Column(name = "ID")
    private long id;

    @OneToMany(mappedBy = "train", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderColumn(name = "PLACE")
    private List<Coach> coaches = new ArrayList<>();

    protected Train() {}

    public Train(long id) {
        this.id = id;
    }

    public Train with(int place, long coach) {
        coaches.add(place, new Coach(coach, this));
        return this;
    }

    public List<Coach> coaches() {
        return coaches;
    }
}
