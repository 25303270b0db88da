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

/** Rows without a key, some of them equal. */
@Entity
@Table(name = "BOX")
public class Box {
    @Id
    @Column(name = "ID")
    private long id;

    @ElementCollection
    @CollectionTable(name = "BOX_COLOUR", joinColumns = @JoinColumn(name = "BOX_ID"))
    @Column(name = "COLOUR", length = 20)
    private List<String> colours = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "BOX_SIZE", joinColumns = @JoinColumn(name = "BOX_ID"))
    private List<Size> sizes = new ArrayList<>();

    @Column(name = "SEAL")
    private Byte[] seal;

    @Column(name = "LETTERS", length = 20)
    private Character[] letters;

    protected Box() {}

    public Box(long id) {
        this.id = id;
    }

    /** Arrays of objects, which JPA takes for columns too. */
    public void seal(int number) {
        seal = new Byte[] {(byte) number, 0, -1};
        letters = new Character[] {'n', (char) ('a' + number % 26)};
    }

    public List<String> colours() {
        return colours;
    }

    public List<Size> sizes() {
        return sizes;
    }
}
