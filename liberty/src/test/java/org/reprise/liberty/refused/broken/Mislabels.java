package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replicated;

@Stateless
public class Mislabels {
    @Replicated(kind = "message", status = "${args[0].state}")
    public void send(String key) {}
}
