package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replicated;

@Stateless
public class HasOneNameTwice {
    @Replicated
    public void pay(String key) {}

    @Replicated
    public void pay(String key, long amount) {}
}
