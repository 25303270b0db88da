package org.reprise.deploy;

import jakarta.enterprise.inject.spi.SessionBeanType;

/** What kind of bean has replicated methods. */
enum BeanKind {
    MANAGED,
    STATELESS,
    SINGLETON,
    STATEFUL;

    static BeanKind of(SessionBeanType type) {
        return switch (type) {
            case STATELESS -> STATELESS;
            case SINGLETON -> SINGLETON;
            case STATEFUL -> STATEFUL;
        };
    }
}
