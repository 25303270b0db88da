package org.reprise.console.notice;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Mail, in plain text. Its Message-ID is made of the notice's key, so that mail servers know what they get again. */
public final class MailChannel implements Channel {
    private static final Logger LOG = Logger.getLogger(MailChannel.class.getName());

    private final MailSettings settings;

    public MailChannel(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return MailSettings.NAME;
    }

    @Override
    public void send(Notice notice) {
        try {
            deliver(notice);
        } catch (SendFailedException e) {
            if (isEmpty(e.getValidSentAddresses())) {
                String why = "the mail server does not take it: " + e.getMessage();
                throw isEmpty(e.getInvalidAddresses())
                        ? UndeliverableException.now(why, e)
                        : UndeliverableException.ever(why, e);
            }
            LOG.warning(() -> "REPR0524W: The alert '" + notice.headline() + "' did not reach all of"
                    + " reprise.alerts.mail.to; without it stay " + Arrays.toString(e.getInvalidAddresses()));
        } catch (AuthenticationFailedException e) {
            throw UndeliverableException.now("the mail server does not know user or password", e);
        } catch (MessagingException e) {
            throw UndeliverableException.now("no mail by " + settings.server() + ": " + e.getMessage(), e);
        }
    }

    private void deliver(Notice notice) throws MessagingException {
        MailSettings.Login login = settings.login();
        Session session = Session.getInstance(settings.properties());
        Message message = message(session, notice);
        try (Transport transport = session.getTransport("smtp")) {
            if (login == null) {
                transport.connect();
            } else {
                transport.connect(login.user(), login.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Message message(Session session, Notice notice) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + notice.key() + "@reprise>");
            }
        };
        message.setFrom(new InternetAddress(settings.from(), true));
        for (String each : settings.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(each, true));
        }
        String utf8 = StandardCharsets.UTF_8.name();
        message.setSubject("[Reprise] " + notice.headline(), utf8);
        message.setText(
                notice.body() + "\n\nSince " + notice.since() + ". Told by site " + notice.teller() + ". Alert "
                        + notice.about().text() + "\n",
                utf8);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(notice.at()));
        message.saveChanges();
        return message;
    }

    private static boolean isEmpty(Address @Nullable [] addresses) {
        return addresses == null || addresses.length == 0;
    }
}
