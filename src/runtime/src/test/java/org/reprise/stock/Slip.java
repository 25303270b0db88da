package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;

/** The database always numbers its rows itself, and its other numbers too. */
@Entity
@Table(name = "SLIP")
@Inheritance(strategy = InheritanceType.JOINED)
public class Slip {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "TITLE", length = 60)
    private String title;

    protected Slip() {}

    public Slip(String title) {
        this.title = title;
    }

    public Long id() {
        return id;
    }

    public void retitle(String text) {
        title = text;
    }
}
