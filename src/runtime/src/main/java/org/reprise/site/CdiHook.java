package org.reprise.site;

import jakarta.enterprise.inject.spi.BeanManager;
import org.reprise.api.RoleChanged;
import org.reprise.api.RoleChanging;
import org.reprise.group.Hook;
import org.reprise.group.HookCall;

/** The application's observers of a change of role. */
final class CdiHook implements Hook {
    private final BeanManager beans;

    CdiHook(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public String name() {
        return "the application's observers";
    }

    @Override
    public void run(HookCall call) {
        if (call.before()) {
            beans.getEvent()
                    .select(RoleChanging.class)
                    .fire(new RoleChanging(call.site(), call.role(), call.primary(), call.epoch()));
        } else {
            beans.getEvent()
                    .select(RoleChanged.class)
                    .fire(new RoleChanged(call.site(), call.role(), call.primary(), call.epoch()));
        }
    }
}
