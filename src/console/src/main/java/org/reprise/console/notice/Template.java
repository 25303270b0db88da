package org.reprise.console.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the other end of a webhook wants to read. */
public enum Template {
    /** All that is known, by name. */
    GENERIC {
        @Override
        ObjectNode body(Notice notice, String routingKey) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("key", notice.key())
                    .put("state", notice.state())
                    .put("alert", notice.about().text())
                    .put("rule", notice.about().rule())
                    .put("site", notice.about().site())
                    .put("subject", notice.about().subject())
                    .put("severity", notice.severity())
                    .put("text", notice.body())
                    .put("since", notice.since().toString())
                    .put("at", notice.at().toString())
                    .put("teller", notice.teller());
        }
    },
    /** An incoming webhook of Slack, or of what takes the same. */
    SLACK {
        @Override
        ObjectNode body(Notice notice, String routingKey) {
            String text = "*" + escaped(notice.headline()) + "*\n" + escaped(notice.body());
            return JsonNodeFactory.instance.objectNode().put("text", text);
        }
    },
    /** PagerDuty's Events API, version 2: the event of one that is over resolves that of the one that fired. */
    PAGERDUTY {
        @Override
        ObjectNode body(Notice notice, String routingKey) {
            ObjectNode event = JsonNodeFactory.instance
                    .objectNode()
                    .put("routing_key", routingKey)
                    .put("event_action", notice.firing() ? "trigger" : "resolve")
                    .put("dedup_key", notice.about().text());
            event.putObject("payload")
                    .put("summary", cut(notice.headline() + ": " + notice.body()))
                    .put("source", notice.about().site())
                    .put("severity", notice.severity())
                    .put("timestamp", notice.at().toString())
                    .put("component", notice.about().subject())
                    .put("class", notice.about().rule());
            return event;
        }
    };

    /** PagerDuty refuses a longer summary. */
    private static final int LONGEST_SUMMARY = 1024;

    /** @param routingKey of the service at PagerDuty; others have none */
    abstract ObjectNode body(Notice notice, String routingKey);

    private static String cut(String summary) {
        return summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY - 1) + "…";
    }

    /** In Slack's texts, these begin what is more than text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
