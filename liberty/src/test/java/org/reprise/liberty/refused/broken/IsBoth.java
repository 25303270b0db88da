package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Recorded;
import org.reprise.api.Replicated;

@Stateless
public class IsBoth {
    @Recorded
    @Replicated
    public void send(String to) {}
}
