package org.reprise.console;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import org.reprise.deploy.OpensSite;
import org.reprise.site.ApplicationContext;
import org.reprise.site.SiteBean;

/** Lets the site work with the application and closes it with it; it watches already. */
@Singleton
@Startup
@OpensSite
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SiteStart {
    @Inject
    SiteBean site;

    @Inject
    ApplicationContext application;

    @Resource
    ManagedThreadFactory threads;

    @PostConstruct
    void open() {
        site.open(application, threads);
    }

    @PreDestroy
    void close() {
        site.close();
    }
}
