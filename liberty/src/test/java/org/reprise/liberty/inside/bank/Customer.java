package org.reprise.liberty.inside.bank;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes to and fro as an entity: detached, managed, with a lazy collection and with references in a circle. */
@Entity
public class Customer {
    @Id
    private String id;

    private String name;

    @Version
    private long version;

    @ElementCollection(fetch = FetchType.LAZY)
    private Set<String> tags = new HashSet<>();

    @ManyToOne
    private @Nullable Customer friend;

    protected Customer() {
        this("", "");
    }

    public Customer(String id, String name, String... tags) {
        this.id = id;
        this.name = name;
        this.tags.addAll(Set.of(tags));
    }

    public void rename(String to) {
        name = to;
    }

    public void tag(String tag) {
        tags.add(tag);
    }

    public void befriend(Customer other) {
        friend = other;
    }

    int countTags() {
        return tags.size();
    }
}
