package org.reprise.liberty.inside.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Money under a key. Two accounts cannot have one holder. */
@Entity
public class Account {
    @Id
    private String id;

    private long balance;

    @Column(unique = true)
    private @Nullable String holder;

    protected Account() {
        this("", 0, null);
    }

    Account(String id, long balance, @Nullable String holder) {
        this.id = id;
        this.balance = balance;
        this.holder = holder;
    }

    void add(long amount) {
        balance += amount;
    }

    long balance() {
        return balance;
    }
}
