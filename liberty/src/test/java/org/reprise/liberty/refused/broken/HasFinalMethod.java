package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replicated;

@Stateless
public class HasFinalMethod {
    @Replicated
    public final void run() {}
}
