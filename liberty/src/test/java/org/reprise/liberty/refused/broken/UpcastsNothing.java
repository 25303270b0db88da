package org.reprise.liberty.refused.broken;

import jakarta.enterprise.context.ApplicationScoped;
import org.reprise.api.Upcaster;

@ApplicationScoped
public class UpcastsNothing implements Upcaster {
    @Override
    public String name() {
        return "gone.pay";
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public String upcast(String arguments) {
        return arguments;
    }
}
