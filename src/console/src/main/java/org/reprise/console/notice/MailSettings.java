package org.reprise.console.notice;

import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How mail goes out.
 *
 * @param server   the server for outgoing mail
 * @param login    as whom; null where that server asks nobody
 * @param from     of whom mail comes
 * @param to       who gets it, at least one
 */
public record MailSettings(Server server, @Nullable Login login, String from, List<String> to) {

    /** How what is sent is kept secret on the way to the mail server. */
    public enum Protection {
        /** Not at all. */
        NONE,
        /** From the first byte on, or nothing is sent. */
        TLS,
        /** After a greeting, or nothing is sent. */
        STARTTLS
    }

    /** The server for outgoing mail. */
    public record Server(String host, int port, Protection protection) {
        public Server {
            if (host.isBlank() || port < 1 || port > 65535) {
                throw new IllegalArgumentException(
                        "reprise.alerts.mail.host and .port are no place of a mail server: " + host + ":" + port);
            }
        }
    }

    /** As whom. */
    public record Login(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /** Of the channel. */
    public static final String NAME = "mail";

    /** For the connection, for an answer, for a write, in milliseconds. */
    private static final String PATIENCE = "10000";

    public MailSettings {
        to = List.copyOf(to);
        if (from.isBlank() || to.isEmpty()) {
            throw new IllegalArgumentException(
                    "Set reprise.alerts.mail.from and reprise.alerts.mail.to: of whom mail comes,"
                            + " and who gets it, addresses between commas");
        }
    }

    /** Of Jakarta Mail. */
    Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.port()));
        properties.put("mail.smtp.connectiontimeout", PATIENCE);
        properties.put("mail.smtp.timeout", PATIENCE);
        properties.put("mail.smtp.writetimeout", PATIENCE);
        properties.put("mail.smtp.auth", String.valueOf(login != null));
        // who can get it gets it, whoever else cannot
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(server.protection() == Protection.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(server.protection() == Protection.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(server.protection() == Protection.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
