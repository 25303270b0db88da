package org.reprise.console.alert;

import java.time.Duration;
import java.util.List;

/** The rules that are there, right for two sites; docs/OPERATIONS.md lists them. What explains others stands before them. */
final class DefaultRules {
    static final String SILENCE = "silence";
    static final String NOT_READY = "not-ready";
    static final String PARKED = "parked";
    static final String SEEDING = "seeding";
    static final String LAG_SECONDS = "lag-seconds";
    static final String LAG_EVENTS = "lag-events";
    static final String LAG_GROWING = "lag-growing";
    static final String LAG_UNKNOWN = "lag-unknown";
    static final String QUEUE_DEPTH = "queue-depth";
    static final String QUEUE_AGE = "queue-age";
    static final String AUDIT_BEHIND = "audit-behind";
    static final String UNHELD = "unheld";

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private DefaultRules() {}

    static List<Rule> all() {
        return List.of(
                critical(SILENCE, 0, HALF_A_MINUTE, SiteRules::silence),
                critical(NOT_READY, 0, HALF_A_MINUTE, SiteRules::notReady),
                critical(PARKED, 0, SOON, SiteRules::parked),
                critical("differs", 0, Duration.ZERO, SiteRules::differs),
                critical(SEEDING, 0, SOON, SiteRules::seeding),
                critical(UNHELD, 300, Duration.ZERO, ServerRules::unheld),
                critical("disk", 10, MINUTE, ServerRules::disk),
                warning(LAG_SECONDS, 60, MINUTE, LagRules::seconds),
                warning(LAG_EVENTS, 10_000, MINUTE, LagRules::events),
                warning(LAG_GROWING, 1_000, Duration.ofMinutes(5), LagRules::growing),
                warning(LAG_UNKNOWN, 0, MINUTE, LagRules::unknown),
                warning("degraded", 0, SOON, SiteRules::degraded),
                warning("quarantined", 0, SOON, SiteRules::quarantined),
                warning("demoted", 0, Duration.ZERO, ServerRules::demoted),
                warning(QUEUE_DEPTH, 80, MINUTE, ServerRules::depth),
                warning(QUEUE_AGE, 300, MINUTE, ServerRules::age),
                warning("exception-destination", 0, Duration.ZERO, ServerRules::exceptionDestination),
                warning(AUDIT_BEHIND, 168, Duration.ZERO, ServerRules::audit),
                warning("certificate", 30, Duration.ZERO, ServerRules::certificate));
    }

    private static Rule critical(String name, double threshold, Duration pending, Rule.Look look) {
        return new Rule(name, new Terms(true, threshold, pending, Severity.CRITICAL), look);
    }

    private static Rule warning(String name, double threshold, Duration pending, Rule.Look look) {
        return new Rule(name, new Terms(true, threshold, pending, Severity.WARNING), look);
    }
}
