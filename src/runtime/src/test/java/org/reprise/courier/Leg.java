package org.reprise.courier;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** That a letter has passed a office. */
@Entity
@Table(name = "LEG")
public class Leg {
    @Id
    @Column(name = "LEG_ID", length = 60)
    private String id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "LETTER_ID", nullable = false, foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    private Letter letter;

    @Column(name = "OFFICE_KEY", length = 40, nullable = false)
    private String office;

    @Column(name = "PASSED_AT", nullable = false)
    private long at;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Leg() {}

    Leg(Letter letter, Office office, long at) {
        this.id = letter.getId() + ":" + letter.getHops();
        this.letter = letter;
        this.office = office.getKey();
        this.at = at;
    }

    public String getId() {
        return id;
    }

    public Letter getLetter() {
        return letter;
    }

    public String getOffice() {
        return office;
    }

    public long getAt() {
        return at;
    }
}
