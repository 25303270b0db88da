package org.reprise.liberty.inside.bank;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import org.reprise.api.Replicated;

/**
 * A method whose parameters changed twice: version 1 took an account and whole amounts, version 2 a record of both, which is gone,
 * version 3 takes the currency too.
 */
@Stateless
public class Deposits {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    @Replicated(name = "bank.deposit", version = 3)
    public void deposit(String id, BigDecimal amount, String currency) {
        em.persist(new Note(id, amount + " " + currency));
    }
}
