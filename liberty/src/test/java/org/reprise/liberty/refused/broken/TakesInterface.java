package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replicated;

@Stateless
public class TakesInterface {
    @Replicated
    public void take(Shape shape) {}
}
