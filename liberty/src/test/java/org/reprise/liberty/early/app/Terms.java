package org.reprise.liberty.early.app;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.reprise.api.Replicated;

/** The terms, for everybody. */
@Stateless
public class Terms {
    @PersistenceContext(unitName = "early")
    private EntityManager entities;

    /** One that is not there yet, by a call. */
    @Replicated(name = "early.add")
    public void add(long id, String text) {
        if (entities.find(Term.class, id) == null) {
            entities.persist(new Term(id, text));
        }
    }

    /** Several that nothing is called for. */
    public void fill(long from, long to) {
        for (long id = from; id <= to; id++) {
            if (entities.find(Term.class, id) == null) {
                entities.persist(new Term(id, "term " + id));
            }
        }
    }

    public List<String> lines() {
        return entities.createQuery("SELECT t FROM Term t ORDER BY t.id", Term.class).getResultList().stream()
                .map(Term::line)
                .toList();
    }
}
