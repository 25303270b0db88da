package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replicated;

@Stateless
public class TakesForgetful {
    @Replicated
    public void take(Person person) {}
}
