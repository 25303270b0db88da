package org.reprise.console.alert;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.console.notice.Channel;
import org.reprise.console.notice.ExecutableChannel;
import org.reprise.console.notice.MailChannel;
import org.reprise.console.notice.MailSettings;
import org.reprise.console.notice.Webhook;
import org.reprise.console.notice.WebhookChannel;

/**
 * What alerts are told by configuration; docs/CONFIGURATION.md lists every key.
 *
 * @param self     this site
 * @param on       whether anything is looked at
 * @param folder   where alerts are kept
 * @param stay     for how long what fires has to stay away before it is over
 * @param rules    those that are on
 * @param watched  files that are looked at
 * @param ways     how people are told
 * @param problems what is wrong with the configuration; the rest counts all the same
 */
record AlertSettings(
        String self,
        boolean on,
        String folder,
        Duration stay,
        List<Rule> rules,
        Watched watched,
        Ways ways,
        List<String> problems) {

    private static final Logger LOG = Logger.getLogger(AlertSettings.class.getName());

    /**
     * Files that are looked at.
     *
     * @param folders      whose disks must have room
     * @param certificates key stores and certificates
     * @param password     of the key stores
     */
    record Watched(List<String> folders, List<String> certificates, String password) {
        Watched {
            folders = List.copyOf(folders);
            certificates = List.copyOf(certificates);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Watched[folders=" + folders + ", certificates=" + certificates + "]";
        }
    }

    /** How people are told. */
    record Ways(@Nullable MailSettings mail, List<Webhook> webhooks, List<Path> executables) {
        Ways {
            webhooks = List.copyOf(webhooks);
            executables = List.copyOf(executables);
        }

        /** Of the channels. */
        List<String> names() {
            List<String> names = new ArrayList<>();
            if (mail != null) {
                names.add(MailSettings.NAME);
            }
            webhooks.forEach(each -> names.add(each.name()));
            executables.forEach(each -> names.add(each.toString()));
            return names;
        }
    }

    AlertSettings {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /** Nothing is looked at. */
    static AlertSettings none() {
        return new AlertSettings(
                "",
                false,
                "",
                Duration.ofMinutes(1),
                List.of(),
                new Watched(List.of(), List.of(), ""),
                new Ways(null, List.of(), List.of()),
                List.of());
    }

    /** One for each of their names, but mail where this server has no Jakarta Mail. */
    List<Channel> channels(Clock clock) {
        List<Channel> channels = new ArrayList<>();
        MailSettings mail = ways.mail();
        if (mail != null) {
            try {
                channels.add(new MailChannel(mail));
            } catch (LinkageError e) {
                LOG.log(
                        Level.WARNING,
                        "REPR0520W: Alerts: this server has no Jakarta Mail, so no mail goes out: add mail-2.1 to its features",
                        e);
            }
        }
        ways.webhooks().forEach(each -> channels.add(new WebhookChannel(each, clock)));
        ways.executables().forEach(each -> channels.add(new ExecutableChannel(each)));
        return channels;
    }
}
