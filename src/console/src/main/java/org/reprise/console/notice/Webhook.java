package org.reprise.console.notice;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a POST goes.
 *
 * @param name       of this webhook
 * @param url        where to
 * @param template   what the other end wants to read
 * @param secret     by which the body is signed; null where it is not
 * @param routingKey of a service at PagerDuty; empty with other templates
 */
public record Webhook(
        String name, URI url, Template template, @Nullable String secret, String routingKey) {
    public Webhook {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "reprise.alerts.webhook." + name + ".url begins with http:// or https://");
        }
        if (template == Template.PAGERDUTY && routingKey.isEmpty()) {
            throw new IllegalArgumentException("reprise.alerts.webhook." + name
                    + ".key is missing: the integration key of" + " the service at PagerDuty");
        }
    }

    /** Without what nobody else may know: the URL of many a webhook is its password. */
    @Override
    public String toString() {
        return "Webhook[name=" + name + ", host=" + url.getHost() + ", template=" + template + "]";
    }
}
