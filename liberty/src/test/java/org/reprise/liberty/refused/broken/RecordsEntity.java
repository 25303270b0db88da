package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.reprise.api.Recorded;

@Stateless
public class RecordsEntity {
    /** Of a unit that needs not be there. */
    @Entity
    public static class Offer {
        @Id
        private String id = "";
    }

    @Recorded
    public List<Offer> offers() {
        return List.of();
    }
}
