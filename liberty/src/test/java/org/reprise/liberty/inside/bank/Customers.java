package org.reprise.liberty.inside.bank;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.reprise.api.Replicated;

/** Methods whose arguments are entities. */
@Stateless
public class Customers {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    /** Not replicated: in the caller's transaction the customer is managed there, else it is detached. */
    public Customer find(String id, boolean withTags) {
        Customer found = em.find(Customer.class, id);
        if (withTags) {
            found.countTags();
        }
        return found;
    }

    @Replicated
    public void register(Customer customer) {
        em.persist(customer);
    }

    @Replicated
    public void save(Customer customer) {
        em.merge(customer);
    }

    @Replicated
    public void saveAll(List<Customer> customers) {
        customers.forEach(em::merge);
    }

    /** Changes the very object that it is given, which is stored only if it is managed. */
    @Replicated
    public void rename(Customer customer, String name) {
        customer.rename(name);
    }
}
