package org.reprise.generator.graph;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/** TABLE in blocks; its generator's table has other rows too. */
@Entity
@Table(name = "G_LINE")
public class Line {
    @Id
    @TableGenerator(name = "LINES", table = "G_GENERATORS", pkColumnValue = "LINE", allocationSize = 5)
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "LINES")
    public int id;

    public String text;

    @ManyToOne
    public Purchase purchase;

    @ManyToOne(cascade = CascadeType.PERSIST)
    public Tag tag;

    @ManyToOne(cascade = CascadeType.PERSIST)
    public Asset asset;
}
