package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** In two tables, of which the first numbers the rows. */
@Entity
@Table(name = "SIGNED_SLIP")
public class SignedSlip extends Slip {
    @Column(name = "SIGNER", length = 20)
    private String signer;

    protected SignedSlip() {}

    public SignedSlip(String title, String signer) {
        super(title);
        this.signer = signer;
    }
}
